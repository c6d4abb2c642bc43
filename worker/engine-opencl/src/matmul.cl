// SPDX-License-Identifier: Apache-2.0
// The exact product of 8-bit matrices. A is row-major and B column-major, so both are lines of k
// entries. A work-group computes a tile of C from tiles of A and B in local memory; entries past
// the last are read as zeros, those of C are not written. Rows begin at `start`.

#if GROUP == 1

// One item to a group is a core with vectors. A tile of EACH x EACH entries; WORDS * 4 entries of
// a line at a time, widened to 16 bits so that a pair is multiplied and added in one instruction.

#define PAIRS (WORDS * 2)
#define COLUMNS 16
// Rows and vectors of columns that are in registers at a time.
#define HELD_ROWS 8
#define HELD_COLUMNS 2

// The pairs of sixteen columns times one pair, in vectors of what the core has.
#ifndef __has_builtin
#define __has_builtin(x) 0
#endif
#if defined(__AVX512BW__) && __has_builtin(__builtin_ia32_pmaddwd512)
typedef short pairs_t __attribute__((ext_vector_type(32)));
inline int16 multiply_pairs(int16 x, int16 y)
{
	return __builtin_astype(__builtin_ia32_pmaddwd512(__builtin_astype(x, pairs_t),
		__builtin_astype(y, pairs_t)), int16);
}
#elif defined(__AVX2__) && __has_builtin(__builtin_ia32_pmaddwd256)
inline int16 multiply_pairs(int16 x, int16 y)
{
	return (int16)(
		__builtin_astype(__builtin_ia32_pmaddwd256(__builtin_astype(x.lo, short16),
			__builtin_astype(y.lo, short16)), int8),
		__builtin_astype(__builtin_ia32_pmaddwd256(__builtin_astype(x.hi, short16),
			__builtin_astype(y.hi, short16)), int8));
}
#else
inline int16 multiply_pairs(int16 x, int16 y)
{
	return (x << 16 >> 16) * (y << 16 >> 16) + (x >> 16) * (y >> 16);
}
#endif

// Two entries as one word; past the end of a line they are zero.
inline int pair_of(__global const char *line, uint entry, uint k)
{
	int low = entry < k ? line[entry] : 0, high = entry + 1 < k ? line[entry + 1] : 0;
	return (int)((uint)low & 0xffff) | high << 16;
}

__kernel __attribute__((reqd_work_group_size(1, 1, 1)))
void multiply(__global const char *a, __global const char *b, __global int *c, uint start,
	uint rows, uint columns, uint k)
{
	// A by rows, B by vectors of columns and then by pairs.
	__local int tile_a[EACH * PAIRS];
	__local int16 tile_b[EACH / COLUMNS * PAIRS];
	uint first_row = start + get_group_id(1) * EACH, first_column = get_group_id(0) * EACH;
	uint held_rows = min((uint)EACH, rows - first_row);
	uint held_columns = min((uint)EACH, columns - first_column);

	for (uint first = 0; first < k; first += 2 * PAIRS) {
		uint pairs = min((uint)PAIRS, (k - first + 1) / 2);
		for (uint i = 0; i < EACH; i++) {
			__global const char *line = a + (size_t)(first_row + i) * k;
			bool inside = i < held_rows;
			if (inside && first + 2 * pairs <= k)
				for (uint p = 0; p < pairs; p++)
					tile_a[i * PAIRS + p] = (int)((uint)(int)line[first + 2 * p] & 0xffff)
						| (int)line[first + 2 * p + 1] << 16;
			else
				for (uint p = 0; p < pairs; p++)
					tile_a[i * PAIRS + p] = inside ? pair_of(line, first + 2 * p, k) : 0;
		}
		for (uint j = 0; j < EACH; j++) {
			__global const char *line = b + (size_t)(first_column + j) * k;
			__local int *to = (__local int *)(tile_b + j / COLUMNS * PAIRS) + j % COLUMNS;
			bool inside = j < held_columns;
			if (inside && first + 2 * pairs <= k)
				for (uint p = 0; p < pairs; p++)
					to[p * COLUMNS] = (int)((uint)(int)line[first + 2 * p] & 0xffff)
						| (int)line[first + 2 * p + 1] << 16;
			else
				for (uint p = 0; p < pairs; p++)
					to[p * COLUMNS] = inside ? pair_of(line, first + 2 * p, k) : 0;
		}
		for (uint j = 0; j < held_columns; j += HELD_COLUMNS * COLUMNS)
			for (uint i = 0; i < held_rows; i += HELD_ROWS) {
				int16 sums[HELD_ROWS][HELD_COLUMNS];
				#pragma unroll
				for (uint u = 0; u < HELD_ROWS; u++)
					#pragma unroll
					for (uint v = 0; v < HELD_COLUMNS; v++)
						sums[u][v] = 0;
				__local const int *x = tile_a + i * PAIRS;
				__local const int16 *y = tile_b + j / COLUMNS * PAIRS;
				for (uint p = 0; p < pairs; p++) {
					int16 entries[HELD_COLUMNS];
					#pragma unroll
					for (uint v = 0; v < HELD_COLUMNS; v++)
						entries[v] = y[v * PAIRS + p];
					#pragma unroll
					for (uint u = 0; u < HELD_ROWS; u++)
						#pragma unroll
						for (uint v = 0; v < HELD_COLUMNS; v++)
							sums[u][v] += multiply_pairs((int16)(x[u * PAIRS + p]), entries[v]);
				}
				for (uint u = 0; u < HELD_ROWS && i + u < held_rows; u++)
					for (uint v = 0; v < HELD_COLUMNS; v++) {
						uint column = j + v * COLUMNS;
						__global int *to = c + (size_t)(first_row + i + u) * columns
							+ first_column + column;
						if (column + COLUMNS <= held_columns) {
							int16 before = first == 0 ? (int16)(0) : vload16(0, to);
							vstore16(before + sums[u][v], 0, to);
						} else {
							int rest[COLUMNS];
							vstore16(sums[u][v], 0, rest);
							for (uint w = 0; column + w < held_columns && w < COLUMNS; w++)
								to[w] = (first == 0 ? 0 : to[w]) + rest[w];
						}
					}
			}
	}
}

#else

// GROUP x GROUP items, EACH x EACH entries of C per item; k in words of four entries, of which
// WORDS are in a tile at a time.

#define TILE (GROUP * EACH)

// Four entries times four entries.
inline int dot4(char4 x, char4 y)
{
	return x.s0 * y.s0 + x.s1 * y.s1 + x.s2 * y.s2 + x.s3 * y.s3;
}

// A word of a line whose length need not be whole words.
inline char4 word_of(__global const char *line, uint word, uint k)
{
	if (k % 4 == 0)
		return word < k / 4 ? ((__global const char4 *)line)[word] : (char4)(0);
	uint from = 4 * word;
	return (char4)(from < k ? line[from] : 0, from + 1 < k ? line[from + 1] : 0,
		from + 2 < k ? line[from + 2] : 0, from + 3 < k ? line[from + 3] : 0);
}

// Copies WORDS words of TILE lines. The place left free behind each line keeps items that read
// the same word of neighbouring lines on different banks.
inline void load_tile(__local char4 (*tile)[WORDS + 1], __global const char *lines,
	uint first_line, uint count, uint first_word, uint k)
{
	uint item = get_local_id(1) * GROUP + get_local_id(0);
	for (uint place = item; place < TILE * WORDS; place += GROUP * GROUP) {
		uint line = place / WORDS, word = place % WORDS;
		bool inside = first_line + line < count;
		tile[line][word] = inside
			? word_of(lines + (size_t)(first_line + line) * k, first_word + word, k)
			: (char4)(0);
	}
}

__kernel __attribute__((reqd_work_group_size(GROUP, GROUP, 1)))
void multiply(__global const char *a, __global const char *b, __global int *c, uint start,
	uint rows, uint columns, uint k)
{
	__local char4 tile_a[TILE][WORDS + 1];
	__local char4 tile_b[TILE][WORDS + 1];
	uint x = get_local_id(0), y = get_local_id(1), words = (k + 3) / 4;
	uint first_row = start + get_group_id(1) * TILE, first_column = get_group_id(0) * TILE;

	int sums[EACH][EACH];
	for (uint i = 0; i < EACH; i++)
		for (uint j = 0; j < EACH; j++)
			sums[i][j] = 0;

	for (uint first_word = 0; first_word < words; first_word += WORDS) {
		load_tile(tile_a, a, first_row, rows, first_word, k);
		load_tile(tile_b, b, first_column, columns, first_word, k);
		barrier(CLK_LOCAL_MEM_FENCE);
		// An item of many is a lane: what it has loaded it uses EACH times.
		for (uint word = 0; word < WORDS; word++)
			for (uint i = 0; i < EACH; i++) {
				char4 entries = tile_a[i * GROUP + y][word];
				for (uint j = 0; j < EACH; j++)
					sums[i][j] += dot4(entries, tile_b[j * GROUP + x][word]);
			}
		barrier(CLK_LOCAL_MEM_FENCE);
	}

	for (uint i = 0; i < EACH; i++)
		for (uint j = 0; j < EACH; j++) {
			uint row = first_row + i * GROUP + y, column = first_column + j * GROUP + x;
			if (row < rows && column < columns)
				c[(size_t)row * columns + column] = sums[i][j];
		}
}

#endif
