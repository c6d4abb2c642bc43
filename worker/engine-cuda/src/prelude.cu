// SPDX-License-Identifier: Apache-2.0
// The dialect of the kernels that OpenCL and CUDA share. Built at run time, without headers.
#define KERNEL extern "C" __global__
#define GLOBAL
#define LOCAL __shared__
#define FUNCTION static __device__ __forceinline__
#define BARRIER __syncthreads()
#define ID (blockIdx.x * blockDim.x + threadIdx.x)
#define GROUP_ID (blockIdx.x)
#define LOCAL_ID (threadIdx.x)
typedef unsigned int uint;
typedef unsigned long long ulong;
typedef unsigned char uchar;
// Which it is otherwise depends on the processor.
#define char signed char
