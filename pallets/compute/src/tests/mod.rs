// SPDX-License-Identifier: Apache-2.0

mod assignment;
mod batches;
mod cancel_task;
mod challenge;
mod clock;
mod commit_result;
mod deposit_bond;
mod faults;
mod file;
mod money;
mod open_result;
mod pool;
mod post_task;
mod protocol_tasks;
mod prove_fraud;
mod register_worker;
mod registry;
mod reveal_result;
mod set_address;
mod set_paused;
mod stories;
mod unregister_worker;
mod update_worker;
mod withdraw_bond;
