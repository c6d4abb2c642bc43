// SPDX-License-Identifier: Apache-2.0
//! What the node passes to a block, and what it is told of one without.

use crate::{Call, INHERENT_IDENTIFIER, InherentError, mock::*};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	inherent::{InherentData, IsFatalError, ProvideInherent},
};

#[test]
fn inherent_should_be_made_when_the_node_has_something_to_add() {
	run(|| {
		let mut data = InherentData::new();
		assert_eq!(Randomness::create_inherent(&data), None);
		data.put_data(INHERENT_IDENTIFIER, &[5u8; 96]).unwrap();
		let contribution = [5; 96];
		assert_eq!(
			Randomness::create_inherent(&data),
			Some(Call::contribute { contribution })
		);
	});
}

#[test]
fn inherent_should_be_none_when_the_nodes_data_is_too_short() {
	run(|| {
		let mut data = InherentData::new();
		data.put_data(INHERENT_IDENTIFIER, &[5u8; 95]).unwrap();
		assert_eq!(Randomness::create_inherent(&data), None);
	});
}

#[test]
fn inherent_should_be_required_when_a_node_checks_a_block() {
	run(|| {
		// Whoever imports has nothing to add.
		let required = Randomness::is_inherent_required(&InherentData::new());
		assert_eq!(required, Ok(Some(InherentError::Missing)));
		assert!(InherentError::Missing.is_fatal_error());
	});
}

#[test]
fn call_should_be_a_mandatory_inherent_when_asked() {
	run(|| {
		let contribution = [0; 96];
		let call = Call::<Test>::contribute { contribution };
		assert!(Randomness::is_inherent(&call));
		assert_eq!(call.get_dispatch_info().class, DispatchClass::Mandatory);
	});
}
