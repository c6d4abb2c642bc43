// SPDX-License-Identifier: Apache-2.0
//! What runs once after a runtime upgrade. Storage versions start at 1 with the first release.

/// The migrations of this release.
pub type SingleBlockMigrations = ();
