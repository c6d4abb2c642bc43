// SPDX-License-Identifier: Apache-2.0
//! One file per call, and one for the sets.

mod genesis;
mod sets;
mod stake;
mod unstake;
mod update_validator;
