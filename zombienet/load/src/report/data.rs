// SPDX-License-Identifier: Apache-2.0
//! The report for programs.

use super::{PERCENTILES, Report};
use hdrhistogram::Histogram;
use serde_json::json;
use std::collections::BTreeMap;

impl Report<'_> {
	/// Every second as CSV.
	pub fn series(&self) -> String {
		let mut text = String::from(
			"seconds,due,offered,accepted,included,finalized,in_flight,best,final,weight,length,\
			 sender_cpu_seconds,sender_mb",
		);
		let nodes = self
			.outcome
			.samples
			.last()
			.map_or(0, |sample| sample.nodes.len());
		for node in 0..nodes {
			text += &format!(",node{node}_cpu_seconds,node{node}_mb");
		}
		text.push('\n');
		for sample in &self.outcome.samples {
			text += &format!(
				"{:.3},{},{},{},{},{},{},{},{},{:.4},{:.4},{:.2},{:.1}",
				sample.seconds,
				sample.due,
				sample.offered,
				sample.accepted,
				sample.included,
				sample.finalized,
				sample.in_flight,
				sample.best,
				sample.last_final,
				sample.weight,
				sample.length,
				sample.sender.cpu_seconds,
				sample.sender.memory
			);
			for usage in &sample.nodes {
				text += &format!(",{:.2},{:.1}", usage.cpu_seconds, usage.memory);
			}
			text.push('\n');
		}
		text
	}

	pub(super) fn blocks(&self) -> String {
		let mut text = String::from("number,hash,seen,finalized,ours,all,weight,length,orphan\n");
		for row in &self.outcome.book.rows {
			let finalized = row.finalized.map_or(String::new(), |at| format!("{at:.3}"));
			text += &format!(
				"{},{},{:.3},{finalized},{},{},{:.4},{:.4},{}\n",
				row.number,
				row.hash,
				row.seen,
				row.ours,
				row.all,
				row.weight,
				row.length,
				row.orphan
			);
		}
		text
	}

	pub(super) fn json(&self) -> serde_json::Value {
		let outcome = self.outcome;
		let latency = |histogram: &Histogram<u64>| {
			let at = PERCENTILES.map(|at| (format!("p{at}"), histogram.value_at_percentile(at)));
			at.into_iter().collect::<BTreeMap<_, _>>()
		};
		let figures = self.figures();
		json!({
			"scenario": self.scenario,
			"command": self.command,
			"machine": self.machine,
			"totals": outcome.book.totals,
			"leftover": outcome.leftover,
			"withheld": outcome.withheld,
			"failed_calls": self.failed_calls,
			"nonce_gaps": outcome.nonce_gaps,
			"nonce_mismatches": outcome.nonce_mismatches,
			"finalized_per_second": figures.finalized_rate,
			"included_per_second": figures.included_rate,
			"inclusion_ms": latency(&outcome.book.inclusion),
			"finality_ms": latency(&outcome.book.finality),
			"held_back_seconds": outcome.held_back,
			"offering_seconds": outcome.offering,
			"elapsed_seconds": outcome.elapsed,
			"node_cpu_us_per_transaction":
				figures.node_cpu.iter().sum::<f64>() * 1e6 / outcome.book.totals.finalized.max(1) as f64,
			"costs": self.costs,
			"writing_us_per_transaction": self.writing(),
			"importing_us_per_transaction": self.importing(),
			"orphans": figures.orphans,
			"most_memory": self.verdict.memory.iter().map(|node| node.most).fold(0.0, f64::max),
			"verdict": self.verdict,
		})
	}
}
