// SPDX-License-Identifier: Apache-2.0
//! A witness over real sockets, with a chain in memory and a worker that follows a script.

mod benchmark;
mod channel;
mod limits;
mod tap;
mod world;
