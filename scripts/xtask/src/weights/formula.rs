// SPDX-License-Identifier: Apache-2.0
//! Reads the weights that the runtime charges out of their source, and evaluates them.
//!
//! The sources are generated, so only what the template writes is understood.

use anyhow::{Context, bail};
use std::collections::BTreeMap;
use syn::{Expr, FnArg, ImplItem, Item, Lit, Pat, Stmt};

/// What measured times and accesses of the database are charged.
#[derive(Clone, Copy)]
pub struct Prices {
	/// What a measured time is charged, in percent of it.
	pub percent: u64,
	/// What a read takes, in picoseconds.
	pub read: u64,
	/// What a write takes, in picoseconds.
	pub write: u64,
}

impl Prices {
	/// What a measured time is charged.
	pub fn charged(&self, measured: u64) -> u64 {
		measured.saturating_mul(self.percent) / 100
	}
}

/// The weights of a pallet.
pub struct Weights {
	functions: BTreeMap<String, Function>,
}

struct Function {
	components: Vec<String>,
	body: Expr,
}

impl Weights {
	/// Reads a generated file.
	pub fn parse(source: &str) -> anyhow::Result<Self> {
		let file = syn::parse_file(source).context("this is no Rust")?;
		let items = file.items.into_iter().filter_map(|item| match item {
			Item::Impl(block) => Some(block.items),
			_ => None,
		});
		let functions = items.flatten().filter_map(|item| match item {
			ImplItem::Fn(function) => Some(function),
			_ => None,
		});
		let functions = functions.map(|function| {
			let name = function.sig.ident.to_string();
			let components = function.sig.inputs.iter().filter_map(component).collect();
			let body = match function.block.stmts.into_iter().next_back() {
				Some(Stmt::Expr(body, None)) => body,
				_ => bail!("{name} is no weight"),
			};
			Ok((name, Function { components, body }))
		});
		Ok(Self {
			functions: functions.collect::<anyhow::Result<_>>()?,
		})
	}

	/// The weight of a call, in picoseconds.
	pub fn evaluate(
		&self,
		call: &str,
		components: &BTreeMap<String, u32>,
		prices: &Prices,
	) -> anyhow::Result<u64> {
		let function = self
			.functions
			.get(call)
			.with_context(|| format!("{call} has no weight"))?;
		let missing = |name: &&String| !components.contains_key(*name);
		if let Some(name) = function.components.iter().find(missing) {
			bail!("{call} needs a value of {name}");
		}
		value(&function.body, components, prices)
			.with_context(|| format!("the weight of {call} is not understood"))
	}
}

/// The name of a function's argument, without the mark of one that is not used.
fn component(argument: &FnArg) -> Option<String> {
	let FnArg::Typed(argument) = argument else {
		return None;
	};
	let Pat::Ident(name) = &*argument.pat else {
		return None;
	};
	Some(name.ident.to_string().trim_start_matches('_').to_owned())
}

/// The value of an expression: a number, or the execution time of a weight.
fn value(
	expression: &Expr,
	components: &BTreeMap<String, u32>,
	prices: &Prices,
) -> anyhow::Result<u64> {
	let value = |expression: &Expr| value(expression, components, prices);
	match expression {
		Expr::Paren(inner) => value(&inner.expr),
		Expr::Lit(literal) => match &literal.lit {
			Lit::Int(number) => Ok(number.base10_parse()?),
			_ => bail!("a literal that is no number"),
		},
		Expr::Path(path) => {
			let name = path.path.require_ident()?.to_string();
			let value = components.get(&name);
			value
				.copied()
				.map(u64::from)
				.with_context(|| format!("{name} has no value"))
		}
		Expr::Call(call) => {
			let Expr::Path(function) = &*call.func else {
				bail!("a call of something without a name");
			};
			let name = function
				.path
				.segments
				.last()
				.map(|part| part.ident.to_string());
			let first = call.args.first().context("a call without arguments")?;
			match name.as_deref() {
				Some("from_parts") => value(first),
				Some("charged") => Ok(prices.charged(value(first)?)),
				_ => bail!("an unknown function"),
			}
		}
		Expr::MethodCall(call) => {
			let method = call.method.to_string();
			let argument = || call.args.first().context("a method without an argument");
			match method.as_str() {
				"into" => value(&call.receiver),
				"saturating_add" => Ok(value(&call.receiver)?.saturating_add(value(argument()?)?)),
				"saturating_mul" => Ok(value(&call.receiver)?.saturating_mul(value(argument()?)?)),
				"reads" => Ok(prices
					.charged(prices.read)
					.saturating_mul(value(argument()?)?)),
				"writes" => Ok(prices
					.charged(prices.write)
					.saturating_mul(value(argument()?)?)),
				_ => bail!("the method {method}"),
			}
		}
		_ => bail!("an expression of another kind"),
	}
}

/// The value of a constant of that name in a source file.
pub fn constant(source: &str, name: &str) -> anyhow::Result<u64> {
	let file = syn::parse_file(source).context("this is no Rust")?;
	let found = file.items.iter().find_map(|item| match item {
		Item::Const(constant) if constant.ident == name => Some(&constant.expr),
		_ => None,
	});
	let found = found.with_context(|| format!("there is no constant {name}"))?;
	let nothing = Prices {
		percent: 0,
		read: 0,
		write: 0,
	};
	value(found, &BTreeMap::new(), &nothing)
}

#[cfg(test)]
mod tests {
	use super::*;

	const PRICES: Prices = Prices {
		percent: 125,
		read: 100,
		write: 1_000,
	};

	const SOURCE: &str = "
		use super::charged;
		pub struct WeightInfo<T>(PhantomData<T>);
		impl<T: frame_system::Config> pallet_x::WeightInfo for WeightInfo<T> {
			/// Storage: nothing
			fn flat() -> Weight {
				charged(4_000)
					.saturating_add(Weight::from_parts(0, 1751))
			}
			fn many(n: u32, _m: u32, ) -> Weight {
				charged(4_000)
					.saturating_add(Weight::from_parts(0, 1751))
					// Standard Error: 7
					.saturating_add(charged(8).saturating_mul(n.into()))
					.saturating_add(T::DbWeight::get().reads(2))
					.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
					.saturating_add(T::DbWeight::get().writes(1))
					.saturating_add(Weight::from_parts(0, 22).saturating_mul(n.into()))
			}
			fn strange() -> Weight { T::BlockWeights::get().max_block }
		}";

	fn weights() -> Weights {
		Weights::parse(SOURCE).expect("it is Rust")
	}

	#[test]
	fn weight_should_have_its_margin_when_it_is_evaluated() {
		let weight = weights().evaluate("flat", &BTreeMap::new(), &PRICES);
		assert_eq!(weight.expect("it is understood"), 5_000);
	}

	#[test]
	fn weight_should_grow_with_its_components_when_they_are_used() {
		let components = [("n".into(), 10), ("m".into(), 99)].into();
		let weight = weights().evaluate("many", &components, &PRICES);
		let reads = (2 + 3 * 10) * 125;
		assert_eq!(
			weight.expect("it is understood"),
			5_000 + 10 * 10 + reads + 1_250
		);
	}

	#[test]
	fn weight_should_be_refused_when_it_is_unknown_or_strange() {
		let none = BTreeMap::new();
		for (call, why) in [
			("other", "other has no weight"),
			("many", "many needs a value of n"),
			("strange", "the weight of strange is not understood"),
		] {
			let refusal = weights().evaluate(call, &none, &PRICES).expect_err(call);
			assert_eq!(refusal.to_string(), why);
		}
		assert!(Weights::parse("fn {").is_err());
	}

	#[test]
	fn constant_should_be_found_when_the_source_has_it() {
		let source = "/// In percent.\npub const MARGIN: u64 = 1_250;\nconst TEXT: &str = \"\";";
		assert_eq!(constant(source, "MARGIN").expect("it is there"), 1_250);
		assert!(constant(source, "OTHER").is_err());
		assert!(constant(source, "TEXT").is_err());
	}
}
