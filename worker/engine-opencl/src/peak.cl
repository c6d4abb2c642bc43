// SPDX-License-Identifier: Apache-2.0
// Multiply-adds of the product's types in registers alone: what its kernel is measured against.
// Follows matmul.cl, whose multiply_pairs and dot4 it uses. ROUNDS rounds of 12 accumulators.

__kernel void peak(__global int *out, int seed, uint rounds)
{
	uint item = get_global_id(0);
#if GROUP == 1
	int16 sums[12], factors[12], moving = (int16)(seed + (int)item);
	#pragma unroll
	for (uint i = 0; i < 12; i++) {
		sums[i] = (int)i;
		factors[i] = (int16)(seed * (int)(2 * i + 3));
	}
	for (uint round = 0; round < rounds; round++) {
		#pragma unroll
		for (uint i = 0; i < 12; i++)
			sums[i] += multiply_pairs(moving, factors[i]);
		moving += 0x10001;
	}
	int16 all = 0;
	for (uint i = 0; i < 12; i++)
		all += sums[i];
	int8 eight = all.lo + all.hi;
	int4 four = eight.lo + eight.hi;
	out[item] = four.s0 + four.s1 + four.s2 + four.s3;
#else
	int sums[12];
	char4 factors[12], moving = (char4)((char)(seed + (int)item));
	#pragma unroll
	for (uint i = 0; i < 12; i++) {
		sums[i] = (int)i;
		factors[i] = (char4)((char)(seed * (int)(2 * i + 3)));
	}
	for (uint round = 0; round < rounds; round++) {
		#pragma unroll
		for (uint i = 0; i < 12; i++)
			sums[i] += dot4(moving, factors[i]);
		moving += (char4)(1, 3, 5, 7);
	}
	int all = 0;
	for (uint i = 0; i < 12; i++)
		all += sums[i];
	out[item] = all;
#endif
}
