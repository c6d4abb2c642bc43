// SPDX-License-Identifier: Apache-2.0
//! Where a witness or a worker is found.

use sp_runtime::{BoundedVec, traits::ConstU32};

/// The bytes of an address.
pub type Address = BoundedVec<u8, ConstU32<128>>;

/// Whether this is `host:port` in printable ASCII: a name, an IPv4 address, or an IPv6 address in
/// brackets, and a port from 1 in decimal. Who connects finds out whether anybody is there.
pub fn is_address(address: &[u8]) -> bool {
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

#[cfg(test)]
mod tests {
	use super::is_address;

	#[test]
	fn address_should_be_a_host_and_a_port_when_it_is_taken() {
		for good in [
			"a:1",
			"localhost:65535",
			"10.1.2.3:7340",
			"wit-1.example.org:80",
			"[::1]:443",
			"[::ffff:10.0.0.1]:9",
		] {
			assert!(is_address(good.as_bytes()), "{good}");
		}
		for bad in [
			"",
			":",
			":1",
			"a",
			"a:",
			"a:0",
			"a:65536",
			"a:+1",
			"a:-1",
			"a:1 ",
			"a:0x1",
			"a b:1",
			"a/b:1",
			"::1:443",
			"[]:1",
			"[:1",
			"[::1]",
			"[::1]:",
			"[g::]:1",
			"http://a:1",
			"user@a:1",
			"a\n:1",
			"\u{e4}:1",
			"a:\u{661}",
		] {
			assert!(!is_address(bad.as_bytes()), "{bad}");
		}
		assert!(!is_address(&[0xff, b':', b'1']));
	}
}
