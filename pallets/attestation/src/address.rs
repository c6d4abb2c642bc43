// SPDX-License-Identifier: Apache-2.0
//! What an address of a witness looks like.

/// Whether this is `host:port` in printable ASCII: a name, an IPv4 address, or an IPv6 address in
/// brackets, and a port from 1 in decimal. Who connects finds out whether anybody is there.
pub(crate) fn is_address(address: &[u8]) -> bool {
	let Some(colon) = address.iter().rposition(|byte| *byte == b':') else {
		return false;
	};
	let Some((host, [_, port @ ..])) = address.split_at_checked(colon) else {
		return false;
	};
	is_host(host) && is_port(port)
}

fn is_host(host: &[u8]) -> bool {
	match host {
		[] | [b'[', b']'] => false,
		[b'[', inner @ .., b']'] => inner
			.iter()
			.all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')),
		name => name
			.iter()
			.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')),
	}
}

fn is_port(port: &[u8]) -> bool {
	// A sign would be read as part of a number.
	let digits = port.iter().all(u8::is_ascii_digit);
	let number = core::str::from_utf8(port).map(|text| text.parse::<u16>());
	digits && matches!(number, Ok(Ok(1..)))
}
