// SPDX-License-Identifier: Apache-2.0
mod attest;
mod challenges;
mod config;
mod engines;
mod memory_chain;
mod metrics;
mod offer;
mod restarts;
mod results;
mod scheduler;
mod store;
mod suspect;
