// SPDX-License-Identifier: Apache-2.0
//! The report for people.

use super::{Figures, PERCENTILES, Report};
use crate::compare::median;
use anyhow::Result;
use std::fmt::Write;

impl Report<'_> {
	/// The report as text.
	pub fn text(&self) -> Result<String> {
		let (outcome, machine) = (self.outcome, self.machine);
		let (totals, leftover) = (&outcome.book.totals, &outcome.leftover);
		let figures = self.figures();
		let mut text = String::new();
		let to = &mut text;
		let passed = if self.verdict.failures.is_empty() {
			"passed"
		} else {
			"FAILED"
		};
		writeln!(
			to,
			"# {}: {passed}\n\n{}\n",
			self.scenario.name, self.scenario.about
		)?;
		for failure in &self.verdict.failures {
			writeln!(to, "- **failed** {failure}")?;
		}
		for remark in &self.verdict.remarks {
			writeln!(to, "- note: {remark}")?;
		}
		writeln!(to, "\n## Machine\n\n| | |\n|---|---|")?;
		let cores = format!("{} x {}", machine.cores, machine.processor);
		for (name, value) in [
			("processor", cores),
			("memory", format!("{:.1} GB", machine.memory)),
			("system", machine.system.clone()),
			(
				"load before the run",
				format!("{:.2} processes", machine.load_before),
			),
			("commit", machine.commit.clone()),
			("node", machine.node.clone()),
			("nodes offered to", self.nodes.to_string()),
			("command", format!("`{}`", self.command)),
		] {
			writeln!(to, "| {name} | {value} |")?;
		}
		writeln!(
			to,
			"\nSender and nodes share this machine unless the nodes were named by address."
		)?;
		writeln!(
			to,
			"\n## Four series\n\n| | transactions | a second |\n|---|---|---|"
		)?;
		let offering = outcome.offering.max(1e-3);
		writeln!(
			to,
			"| due | {} | {:.1} |",
			self.pace.total(),
			self.pace.total() as f64 / offering
		)?;
		writeln!(
			to,
			"| offered | {} | {:.1} |",
			totals.offered,
			totals.offered as f64 / offering
		)?;
		writeln!(
			to,
			"| accepted | {} | {:.1} |",
			totals.accepted,
			totals.accepted as f64 / offering
		)?;
		writeln!(
			to,
			"| included | {} | {:.1} |",
			totals.included, figures.included_rate
		)?;
		writeln!(
			to,
			"| **finalized** | {} | **{:.1}** |",
			totals.finalized, figures.finalized_rate
		)?;
		writeln!(
			to,
			"\nDue, offered and accepted over the {offering:.1} s of offering; included and finalized \
			 until the last of them. Offers were held back for {:.1} s (pool or bound of those in \
			 flight full).\n\n![throughput](throughput.svg)\n\n![progress](progress.svg)\n",
			outcome.held_back
		)?;
		self.latency(to)?;
		writeln!(to, "\n## Blocks\n\n| | |\n|---|---|")?;
		let percent = |part: f64| format!("{:.1} %", part * 100.0);
		for (name, value) in [
			("blocks", totals.blocks.to_string()),
			(
				"orphans",
				format!("{} ({})", totals.orphans, percent(figures.orphans)),
			),
			(
				"weight of user transactions, mean",
				percent(figures.mean_weight),
			),
			("weight, fullest", percent(figures.fullest)),
			(
				"bytes of user transactions, mean",
				percent(figures.mean_length),
			),
		] {
			writeln!(to, "| {name} | {value} |")?;
		}
		writeln!(
			to,
			"\nParts of what user transactions may fill, over blocks that hold some of this run.\n\n\
			 ![fullness](fullness.svg)\n"
		)?;
		writeln!(
			to,
			"## How every transaction ended\n\n| end | transactions |\n|---|---|"
		)?;
		writeln!(to, "| in a final block | {} |", totals.finalized)?;
		writeln!(
			to,
			"| in a block that is not final | {} |",
			leftover.not_final
		)?;
		for (reason, count) in &leftover.dropped {
			writeln!(to, "| refused: {reason} | {count} |")?;
		}
		writeln!(to, "| waiting | {} |", leftover.waiting)?;
		writeln!(to, "| missing | {} |", leftover.missing)?;
		writeln!(
			to,
			"| not offered, behind a refused nonce of the same account | {} |",
			outcome.withheld
		)?;
		if let Some(failed) = self.failed_calls {
			writeln!(
				to,
				"\nCalls of any account that failed in their final block: {failed}."
			)?;
		}
		writeln!(
			to,
			"\nOn the way: {} answers that there was no room, {} that the pool bans for a \
			 while what it dropped, {} offers without an answer, {} were \
			 dropped by a pool that told so and were offered again, {} left a \
			 pool without a word, {} were in a block that left the best \
			 chain. Accounts with a gap in their nonces: {}; with fewer nonces used than \
			 transactions final: {}.\n",
			totals.pushed_back,
			totals.banned,
			totals.unanswered,
			totals.told_dropped,
			totals.lost_by_pool,
			totals.retracted,
			outcome.nonce_gaps,
			outcome.nonce_mismatches
		)?;
		self.processes(to, &figures)?;
		Ok(text)
	}

	fn latency(&self, to: &mut String) -> Result<()> {
		let names = PERCENTILES.map(|percentile| match percentile {
			100.0 => "most".to_string(),
			percentile => format!("p{percentile}"),
		});
		writeln!(
			to,
			"## Latency\n\nMilliseconds from the first offer, at the sender.\n"
		)?;
		writeln!(
			to,
			"| until | {} |\n|---|{}",
			names.join(" | "),
			"---|".repeat(names.len())
		)?;
		let book = &self.outcome.book;
		for (name, histogram) in [("included", &book.inclusion), ("final", &book.finality)] {
			let values = PERCENTILES.map(|at| histogram.value_at_percentile(at).to_string());
			writeln!(to, "| {name} | {} |", values.join(" | "))?;
		}
		writeln!(to, "\n![latency](latency.svg)")?;
		Ok(())
	}

	fn processes(&self, to: &mut String, figures: &Figures) -> Result<()> {
		let finals = self.outcome.book.totals.finalized.max(1) as f64;
		writeln!(to, "## Processes\n")?;
		writeln!(
			to,
			"| process | processor time | a final transaction | most memory | slope after warm-up |"
		)?;
		writeln!(to, "|---|---|---|---|---|")?;
		let each = |seconds: f64| format!("{:.0} us", seconds * 1e6 / finals);
		for (memory, cpu) in self.verdict.memory.iter().zip(&figures.node_cpu) {
			let slope = memory.line.map_or("-".into(), |line| {
				format!("{:.2} MB/h (standard error {:.2})", line.slope, line.error)
			});
			writeln!(
				to,
				"| node {} | {cpu:.1} s | {} | {:.0} MB | {slope} |",
				memory.node,
				each(*cpu),
				memory.most
			)?;
		}
		let most = self
			.outcome
			.samples
			.iter()
			.map(|sample| sample.sender.memory);
		writeln!(
			to,
			"| sender | {:.1} s | {} | {:.0} MB | |",
			figures.sender_cpu,
			each(figures.sender_cpu),
			most.fold(0.0, f64::max)
		)?;
		self.costs(to)?;
		writeln!(
			to,
			"\n![processors](processors.svg)\n\n![memory](memory.svg)"
		)?;
		Ok(())
	}

	fn costs(&self, to: &mut String) -> Result<()> {
		let Some(costs) = self.costs else {
			return Ok(());
		};
		let work = costs.work;
		writeln!(
			to,
			"\nBy the nodes' own clocks:\n\n| work | times | seconds in all | a transaction |\n\
			 |---|---|---|---|"
		)?;
		for (name, times, seconds, each) in [
			("writing blocks", work.written, work.writing, self.writing()),
			(
				"importing others' blocks",
				work.imported,
				work.importing,
				self.importing(),
			),
		] {
			let each = each.map_or("-".into(), |each| format!("{each:.0} us"));
			writeln!(to, "| {name} | {times:.0} | {seconds:.1} | {each} |")?;
		}
		if !costs.maintains.is_empty() {
			let most = costs.maintains.iter().copied().fold(0.0, f64::max);
			writeln!(
				to,
				"| bringing a pool up to date | {} | {:.1} | median {:.1} ms, most {most:.1} ms |",
				costs.maintains.len(),
				costs.maintains.iter().sum::<f64>() / 1e3,
				median(&costs.maintains)
			)?;
		}
		Ok(())
	}
}
