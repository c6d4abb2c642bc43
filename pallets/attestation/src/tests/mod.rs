// SPDX-License-Identifier: Apache-2.0

mod attest;
mod cohort;
mod commit;
mod late;
mod measure;
mod open;
mod owed;
mod request;
mod shares;
mod whitelist;
mod witness;
