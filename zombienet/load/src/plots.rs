// SPDX-License-Identifier: Apache-2.0
//! The report's plots, as SVG.

use anyhow::{Result, anyhow};
use plotters::prelude::*;
use std::path::Path;

/// A line of a plot.
pub struct Series {
	/// Its name.
	pub name: String,
	/// Its points.
	pub points: Vec<(f64, f64)>,
}

const SIZE: (u32, u32) = (960, 420);
/// Offered, accepted, included, finalized; readable without telling red from green.
const COLOURS: [RGBColor; 6] = [
	RGBColor(150, 150, 150),
	RGBColor(0, 114, 178),
	RGBColor(230, 159, 0),
	RGBColor(0, 158, 115),
	RGBColor(204, 121, 167),
	RGBColor(86, 180, 233),
];

/// Draws lines over each other.
pub fn draw(path: &Path, title: &str, axes: [&str; 2], series: &[Series]) -> Result<()> {
	let failed = |error: &dyn std::fmt::Display| anyhow!("{}: {error}", path.display());
	let points = || series.iter().flat_map(|series| &series.points);
	let right = points().map(|(x, _)| *x).fold(1.0, f64::max);
	let top = points().map(|(_, y)| *y).fold(0.0, f64::max);
	let top = if top > 0.0 { top * 1.3 } else { 1.0 };
	let root = SVGBackend::new(path, SIZE).into_drawing_area();
	root.fill(&WHITE).map_err(|error| failed(&error))?;
	let mut chart = ChartBuilder::on(&root)
		.caption(title, ("sans-serif", 20))
		.margin(14)
		.x_label_area_size(42)
		.y_label_area_size(72)
		.build_cartesian_2d(0.0..right, 0.0..top)
		.map_err(|error| failed(&error))?;
	chart
		.configure_mesh()
		.x_desc(axes[0])
		.y_desc(axes[1])
		.light_line_style(BLACK.mix(0.04))
		.bold_line_style(BLACK.mix(0.12))
		.label_style(("sans-serif", 13))
		.draw()
		.map_err(|error| failed(&error))?;
	for (number, series) in series.iter().enumerate() {
		let colour = COLOURS[number % COLOURS.len()];
		chart
			.draw_series(LineSeries::new(
				series.points.iter().copied(),
				colour.stroke_width(2),
			))
			.map_err(|error| failed(&error))?
			.label(series.name.as_str())
			.legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(3)));
	}
	chart
		.configure_series_labels()
		.position(SeriesLabelPosition::UpperRight)
		.background_style(WHITE.mix(0.85))
		.border_style(BLACK.mix(0.2))
		.label_font(("sans-serif", 13))
		.draw()
		.map_err(|error| failed(&error))?;
	root.present().map_err(|error| failed(&error))
}
