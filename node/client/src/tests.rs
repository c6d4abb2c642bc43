// SPDX-License-Identifier: Apache-2.0
mod amount;
mod connection;
mod key;
mod replacement;
mod results;
