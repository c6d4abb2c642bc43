// SPDX-License-Identifier: Apache-2.0

mod assignment;
mod cancel_task;
mod clock;
mod commit_result;
mod deposit_bond;
mod faults;
mod post_task;
mod register_worker;
mod reveal_result;
mod set_paused;
mod stories;
mod unregister_worker;
mod update_worker;
mod withdraw_bond;
