// SPDX-License-Identifier: Apache-2.0

mod assignment;
mod cancel_task;
mod challenge;
mod clock;
mod commit_result;
mod deposit_bond;
mod faults;
mod file;
mod open_result;
mod post_task;
mod prove_fraud;
mod register_worker;
mod reveal_result;
mod set_paused;
mod stories;
mod unregister_worker;
mod update_worker;
mod withdraw_bond;
