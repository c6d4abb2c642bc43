// SPDX-License-Identifier: Apache-2.0
//! Tests, one file per subject.

mod double_votes;
mod report_double_authoring;
mod sessions;
mod submit;
mod unsigned;
