// SPDX-License-Identifier: Apache-2.0

mod attest;
mod commit;
mod measure;
mod open;
mod owed;
mod request;
mod whitelist;
mod witness;
