// SPDX-License-Identifier: Apache-2.0
//! One file per call, and one per part of the clock work.

mod equivocation;
mod genesis;
mod guard;
mod jail;
mod properties;
mod recall;
mod sets;
mod slots;
mod stake;
mod unjail;
mod unstake;
mod update_validator;
mod uptime;
mod views;
