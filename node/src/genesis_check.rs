// SPDX-License-Identifier: Apache-2.0
//! Says in plain words when a bootnode belongs to another network.
//!
//! The names of all other protocols carry the genesis, and a bootnode of another network drops the
//! connection without a reason that the caller sees. This protocol has the same name on every
//! network: a node asks each bootnode for its genesis and compares.

use computechain_runtime::{Hash, opaque::Block};
use sc_network::{
	IfDisconnected, NetworkBackend, PeerId,
	config::{FullNetworkConfiguration, IncomingRequest, OutgoingResponse},
	service::traits::NetworkService,
};
use std::{sync::Arc, time::Duration};

/// The one protocol whose name does not tell networks apart.
const PROTOCOL: &str = "/computechain/genesis/1";
/// How long an answer may take, and how long to wait before asking again.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a bootnode is asked that does not answer.
const ATTEMPTS: u32 = 6;

/// Registers the protocol; the receiver is for [`answer`].
pub fn register<N: NetworkBackend<Block, Hash>>(
	network: &mut FullNetworkConfiguration<Block, Hash, N>,
) -> async_channel::Receiver<IncomingRequest> {
	let (sender, requests) = async_channel::bounded(16);
	network.add_request_response_protocol(N::request_response_config(
		PROTOCOL.into(),
		Vec::new(),
		32,
		32,
		PATIENCE,
		Some(sender),
	));
	requests
}

/// Answers who asks.
pub async fn answer(genesis: Hash, requests: async_channel::Receiver<IncomingRequest>) {
	while let Ok(request) = requests.recv().await {
		let response = OutgoingResponse {
			result: Ok(genesis.as_bytes().to_vec()),
			reputation_changes: Vec::new(),
			sent_feedback: None,
		};
		// Who asked may be gone.
		let _ = request.pending_response.send(response);
	}
}

/// Asks each bootnode, and logs an error for each one of another network.
pub async fn ask(genesis: Hash, bootnodes: Vec<PeerId>, network: Arc<dyn NetworkService>) {
	futures::future::join_all(
		bootnodes
			.into_iter()
			.map(|peer| ask_one(genesis, peer, &*network)),
	)
	.await;
}

async fn ask_one(genesis: Hash, peer: PeerId, network: &dyn NetworkService) {
	for _ in 0..ATTEMPTS {
		let request = genesis.as_bytes().to_vec();
		match network
			.request(
				peer,
				PROTOCOL.into(),
				request,
				None,
				IfDisconnected::TryConnect,
			)
			.await
		{
			Ok((theirs, _)) if theirs == genesis.as_bytes() => return,
			Ok((theirs, _)) if theirs.len() == 32 => {
				log::error!(
					"The bootnode {peer} is on a different chain: its genesis is {:?}, this node's is \
					 {genesis:?}. They never sync. Start this node with that network's chain-spec.json",
					Hash::from_slice(&theirs)
				);
				return;
			}
			_ => futures_timer::Delay::new(PATIENCE).await,
		}
	}
}
