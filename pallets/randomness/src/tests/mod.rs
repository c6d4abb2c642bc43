// SPDX-License-Identifier: Apache-2.0
//! The tests, one file per subject.

mod contribute;
mod inherent;
mod of_block;
mod output;
