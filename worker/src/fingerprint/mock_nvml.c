// SPDX-License-Identifier: Apache-2.0
// A management library that claims everything: an RTX 4090 with a listed driver.
#include <string.h>
typedef void *device;
int nvmlInit_v2(void) { return 0; }
int nvmlShutdown(void) { return 0; }
int nvmlSystemGetDriverVersion(char *v, unsigned n) { strncpy(v, "535.183.01", n); return 0; }
int nvmlDeviceGetCount_v2(unsigned *n) { *n = 1; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned i, device *d) { *d = (device)1; return 0; }
int nvmlDeviceGetName(device d, char *v, unsigned n) { strncpy(v, "NVIDIA GeForce RTX 4090", n); return 0; }
int nvmlDeviceGetUUID(device d, char *v, unsigned n) { strncpy(v, "GPU-00000000-1111-2222-3333-444444444444", n); return 0; }
int nvmlDeviceGetVbiosVersion(device d, char *v, unsigned n) { strncpy(v, "95.02.3C.00.01", n); return 0; }
int nvmlDeviceGetCudaComputeCapability(device d, int *a, int *b) { *a = 8; *b = 9; return 0; }
struct memory { unsigned version; unsigned long long total, reserved, free, used; };
int nvmlDeviceGetMemoryInfo_v2(device d, struct memory *m) { m->total = 24ull << 30; return 0; }
struct pci { char legacy[16]; unsigned domain, bus, device, id, subsystem; char bus_id[32]; };
int nvmlDeviceGetPciInfo_v3(device d, struct pci *p) {
	memset(p, 0, sizeof *p);
	strcpy(p->legacy, "0000:01:00.0");
	strcpy(p->bus_id, "00000000:01:00.0");
	p->bus = 1;
	p->id = 0x268410de;
	p->subsystem = 0x889510de;
	return 0;
}
