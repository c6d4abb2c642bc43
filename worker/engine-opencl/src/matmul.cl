// SPDX-License-Identifier: Apache-2.0
// The exact product of 8-bit matrices. A work-group of GROUP x GROUP items computes a tile of
// C, EACH x EACH entries per item, from tiles of A and B in local memory.
//
// A is row-major and B column-major, so both are lines of k entries; k is padded with zeros to
// words of four entries, of which WORDS are in a tile at a time. Lines past the last are read
// as zeros and their entries not written.

#define TILE (GROUP * EACH)

// Four entries times four entries.
inline int dot4(char4 x, char4 y)
{
	return x.s0 * y.s0 + x.s1 * y.s1 + x.s2 * y.s2 + x.s3 * y.s3;
}

// Copies WORDS words of TILE lines. The place left free behind each line keeps items that read
// the same word of neighbouring lines on different banks.
inline void load_tile(__local char4 (*tile)[WORDS + 1], __global const char4 *lines, uint first_line,
	uint count, uint first_word, uint words)
{
	uint item = get_local_id(1) * GROUP + get_local_id(0);
	for (uint place = item; place < TILE * WORDS; place += GROUP * GROUP) {
		uint line = place / WORDS, word = place % WORDS;
		bool inside = first_line + line < count && first_word + word < words;
		size_t from = (size_t)(first_line + line) * words + first_word + word;
		tile[line][word] = inside ? lines[from] : (char4)(0);
	}
}

__kernel __attribute__((reqd_work_group_size(GROUP, GROUP, 1)))
void multiply(__global const char *a, __global const char *b, __global int *c, uint rows,
	uint columns, uint words)
{
	__local char4 tile_a[TILE][WORDS + 1];
	__local char4 tile_b[TILE][WORDS + 1];
	uint x = get_local_id(0), y = get_local_id(1);
	uint first_row = get_group_id(1) * TILE, first_column = get_group_id(0) * TILE;

	int sums[EACH][EACH];
	for (uint i = 0; i < EACH; i++)
		for (uint j = 0; j < EACH; j++)
			sums[i][j] = 0;

	for (uint first_word = 0; first_word < words; first_word += WORDS) {
		load_tile(tile_a, (__global const char4 *)a, first_row, rows, first_word, words);
		load_tile(tile_b, (__global const char4 *)b, first_column, columns, first_word, words);
		barrier(CLK_LOCAL_MEM_FENCE);
#if GROUP == 1
		// A lone item is a core with vectors: entries that follow each other fill one.
		for (uint i = 0; i < EACH; i++)
			for (uint j = 0; j < EACH; j++) {
				__local const char *x = (__local const char *)tile_a[i];
				__local const char *y = (__local const char *)tile_b[j];
				int sum = 0;
				for (uint e = 0; e < WORDS * 4; e++)
					sum += x[e] * y[e];
				sums[i][j] += sum;
			}
#else
		// An item of many is a lane: what it has loaded it uses EACH times.
		for (uint word = 0; word < WORDS; word++)
			for (uint i = 0; i < EACH; i++) {
				char4 entries = tile_a[i * GROUP + y][word];
				for (uint j = 0; j < EACH; j++)
					sums[i][j] += dot4(entries, tile_b[j * GROUP + x][word]);
			}
#endif
		barrier(CLK_LOCAL_MEM_FENCE);
	}

	for (uint i = 0; i < EACH; i++)
		for (uint j = 0; j < EACH; j++) {
			uint row = first_row + i * GROUP + y, column = first_column + j * GROUP + x;
			if (row < rows && column < columns)
				c[(size_t)row * columns + column] = sums[i][j];
		}
}
