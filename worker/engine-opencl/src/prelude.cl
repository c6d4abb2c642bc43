// SPDX-License-Identifier: Apache-2.0
// The dialect of the kernels that OpenCL and CUDA share.
#define KERNEL __kernel
#define GLOBAL __global
#define LOCAL __local
#define FUNCTION inline
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE)
#define ID ((uint)get_global_id(0))
#define GROUP_ID ((uint)get_group_id(0))
#define LOCAL_ID ((uint)get_local_id(0))
