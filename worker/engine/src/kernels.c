// SPDX-License-Identifier: Apache-2.0
// What a device does in a benchmark besides the product: the generator, the requantisation, the
// hash tree over a state and the walk. One text for OpenCL and for CUDA; what comes before it
// defines KERNEL, GLOBAL, LOCAL, BARRIER, ID, GROUP_ID, LOCAL_ID, LANES, FUNCTION and the unsigned
// types. Devices are little endian.

FUNCTION uint rotate_left(uint x, uint by)
{
	return x << by | x >> (32 - by);
}

FUNCTION void quarter_round(uint *s, int a, int b, int c, int d)
{
	s[a] += s[b];
	s[d] = rotate_left(s[d] ^ s[a], 16);
	s[c] += s[d];
	s[b] = rotate_left(s[b] ^ s[c], 12);
	s[a] += s[b];
	s[d] = rotate_left(s[d] ^ s[a], 8);
	s[c] += s[d];
	s[b] = rotate_left(s[b] ^ s[c], 7);
}

// Entries from the streams of `streams` keys, `length` each: one item makes one ChaCha8 block.
KERNEL void generate(GLOBAL const uint *keys, GLOBAL char *out, uint streams, uint length,
	uint bound)
{
	uint blocks = (length + 63) / 64;
	uint stream = ID / blocks, block = ID % blocks;
	if (stream >= streams)
		return;
	uint start[16], s[16];
	start[0] = 0x61707865;
	start[1] = 0x3320646e;
	start[2] = 0x79622d32;
	start[3] = 0x6b206574;
	for (uint i = 0; i < 8; i++)
		start[4 + i] = keys[8 * stream + i];
	// The counter has 64 bits; no stream here is longer than 2^32 blocks.
	start[12] = block;
	start[13] = start[14] = start[15] = 0;
	for (uint i = 0; i < 16; i++)
		s[i] = start[i];
	for (uint i = 0; i < 4; i++) {
		quarter_round(s, 0, 4, 8, 12);
		quarter_round(s, 1, 5, 9, 13);
		quarter_round(s, 2, 6, 10, 14);
		quarter_round(s, 3, 7, 11, 15);
		quarter_round(s, 0, 5, 10, 15);
		quarter_round(s, 1, 6, 11, 12);
		quarter_round(s, 2, 7, 8, 13);
		quarter_round(s, 3, 4, 9, 14);
	}
	uint width = 2 * bound + 1;
	uint first = block * 64, here = length - first < 64 ? length - first : 64;
	GLOBAL char *to = out + (ulong)stream * length + first;
	for (uint i = 0; i < here; i++) {
		uint byte = (s[i / 4] + start[i / 4]) >> (8 * (i % 4)) & 0xff;
		to[i] = (char)((int)(byte * width >> 8) - (int)bound);
	}
}

FUNCTION char requantised(int entry, char mask, uint bound)
{
	uint mixed = ((uint)entry + (uint)(int)mask) * 0x9E3779B1u >> 16;
	return (char)((int)(mixed * (2 * bound + 1) >> 16) - (int)bound);
}

// The next state from a product and a mask, transposed: one item does up to 16 rows of a column.
KERNEL void requantise(GLOBAL const int *product, GLOBAL const char *mask, GLOBAL char *next,
	uint n, uint bound)
{
	uint column = ID % n, first = ID / n * 16;
	for (uint row = first; row < first + 16 && row < n; row++) {
		uint from = row * n + column;
		next[column * n + row] = requantised(product[from], mask[from], bound);
	}
}

// A product without tiles, for sizes that a library does not take: one item makes one entry.
KERNEL void multiply_plain(GLOBAL const char *a, GLOBAL const char *b, GLOBAL int *c, uint n)
{
	if (ID >= n * n)
		return;
	GLOBAL const char *row = a + (ulong)(ID / n) * n, *column = b + (ulong)(ID % n) * n;
	int sum = 0;
	for (uint i = 0; i < n; i++)
		sum += (int)row[i] * column[i];
	c[ID] = sum;
}

FUNCTION uint round_constant(uint i)
{
	const uint constants[64] = {
		0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
		0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
		0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
		0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
		0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
		0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
		0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
		0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
		0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
		0xc67178f2};
	return constants[i];
}

FUNCTION void sha256_begin(uint *h)
{
	h[0] = 0x6a09e667;
	h[1] = 0xbb67ae85;
	h[2] = 0x3c6ef372;
	h[3] = 0xa54ff53a;
	h[4] = 0x510e527f;
	h[5] = 0x9b05688c;
	h[6] = 0x1f83d9ab;
	h[7] = 0x5be0cd19;
}

// Takes in a block of 16 words, which it overwrites.
FUNCTION void sha256_block(uint *h, uint *w)
{
	uint s[8];
	for (uint i = 0; i < 8; i++)
		s[i] = h[i];
#if LANES > 1
	// Lets a lane keep the words in registers; a core gains nothing and takes long to build it.
	#pragma unroll
#endif
	for (uint i = 0; i < 64; i++) {
		if (i >= 16) {
			uint x = w[(i + 1) % 16], y = w[(i + 14) % 16];
			w[i % 16] += (rotate_left(x, 25) ^ rotate_left(x, 14) ^ x >> 3) + w[(i + 9) % 16]
				+ (rotate_left(y, 15) ^ rotate_left(y, 13) ^ y >> 10);
		}
		uint t = s[7] + (rotate_left(s[4], 26) ^ rotate_left(s[4], 21) ^ rotate_left(s[4], 7))
			+ ((s[4] & s[5]) ^ (~s[4] & s[6])) + round_constant(i) + w[i % 16];
		uint u = (rotate_left(s[0], 30) ^ rotate_left(s[0], 19) ^ rotate_left(s[0], 10))
			+ ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
		s[7] = s[6];
		s[6] = s[5];
		s[5] = s[4];
		s[4] = s[3] + t;
		s[3] = s[2];
		s[2] = s[1];
		s[1] = s[0];
		s[0] = t + u;
	}
	for (uint i = 0; i < 8; i++)
		h[i] += s[i];
}

// The hashes of the leaves of a state, SHA-256(0x00 || 256 entries), then the padding's. The
// state is zero up to a whole leaf.
KERNEL void hash_leaves(GLOBAL const uint *state, GLOBAL uint *tree, uint leaves, uint padded)
{
	uint leaf = ID;
	if (leaf >= padded)
		return;
	uint h[8], w[16];
	sha256_begin(h);
	if (leaf < leaves) {
		// The prefix moves every entry one byte on.
		uint before = 0;
		for (uint block = 0; block < 4; block++) {
			for (uint i = 0; i < 16; i++) {
				uint entries = state[leaf * 64 + block * 16 + i];
				w[i] = before | (entries & 0xff) << 16 | (entries & 0xff00) | (entries >> 16 & 0xff);
				before = entries & 0xff000000;
			}
			sha256_block(h, w);
		}
		w[0] = before | 0x800000;
		for (uint i = 1; i < 15; i++)
			w[i] = 0;
		w[15] = 257 * 8;
	} else {
		w[0] = 0x800000;
		for (uint i = 1; i < 15; i++)
			w[i] = 0;
		w[15] = 8;
	}
	sha256_block(h, w);
	for (uint i = 0; i < 8; i++)
		tree[8 * leaf + i] = h[i];
}

// The nodes above the nodes at `below`, SHA-256(0x01 || left || right), written to `above`.
KERNEL void hash_nodes(GLOBAL uint *tree, uint below, uint above, uint count)
{
	uint node = ID;
	if (node >= count)
		return;
	uint h[8], w[16];
	sha256_begin(h);
	GLOBAL const uint *pair = tree + 8 * (below + 2 * node);
	uint before = 1;
	for (uint i = 0; i < 16; i++) {
		w[i] = before << 24 | pair[i] >> 8;
		before = pair[i];
	}
	sha256_block(h, w);
	w[0] = before << 24 | 0x800000;
	for (uint i = 1; i < 15; i++)
		w[i] = 0;
	w[15] = 65 * 8;
	sha256_block(h, w);
	for (uint i = 0; i < 8; i++)
		tree[8 * (above + node) + i] = h[i];
}

// One step of the walk: a group makes one entry. The vectors of a batch lie behind each other;
// the first eight entries of the last one pick the state, among eight pieces of memory.
KERNEL void walk(GLOBAL const char *kept0, GLOBAL const char *kept1, GLOBAL const char *kept2,
	GLOBAL const char *kept3, GLOBAL const char *kept4, GLOBAL const char *kept5,
	GLOBAL const char *kept6, GLOBAL const char *kept7, GLOBAL char *vectors,
	GLOBAL const char *masks, uint n, uint resident, uint per_piece, ulong first, uint number,
	uint bound)
{
	LOCAL int sums[LANES];
	GLOBAL const char *vector = vectors + (ulong)number * n;
	ulong eight = 0;
	for (uint i = 0; i < 8; i++)
		eight |= (ulong)(uchar)vector[i] << (8 * i);
	uint index = (uint)((eight ^ (first + number)) % resident);
	uint piece = index / per_piece;
	GLOBAL const char *kept = piece == 0 ? kept0
		: piece == 1 ? kept1
		: piece == 2 ? kept2
		: piece == 3 ? kept3
		: piece == 4 ? kept4
		: piece == 5 ? kept5
		: piece == 6 ? kept6
		: kept7;
	uint i = GROUP_ID, lane = LOCAL_ID;
	GLOBAL const char *row = kept + ((ulong)(index % per_piece) * n + i) * n;
	int sum = 0;
#if LANES > 1
	if (n % 4 == 0) {
		// Whole words: a row begins at one, as the states and the vectors do.
		for (uint word = lane; word < n / 4; word += LANES) {
			uint x = ((GLOBAL const uint *)row)[word], y = ((GLOBAL const uint *)vector)[word];
			for (uint byte = 0; byte < 32; byte += 8)
				sum += (int)(char)(x >> byte) * (int)(char)(y >> byte);
		}
	} else
#endif
		for (uint j = lane; j < n; j += LANES)
			sum += (int)row[j] * vector[j];
	sums[lane] = sum;
	for (uint reach = LANES / 2; reach > 0; reach /= 2) {
		BARRIER;
		if (lane < reach)
			sums[lane] += sums[lane + reach];
	}
	if (lane == 0) {
		char mask = masks[(ulong)number * n + i];
		vectors[(ulong)(number + 1) * n + i] = requantised(sums[0], mask, bound);
	}
}
