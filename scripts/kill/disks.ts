import { type Disk, systemDisk } from "../../generator/5-write/disk.js";
import { mounted, withoutSwap } from "../../test/harness/failing-disk.js";

export type DiskName = "system" | "without swap" | "mounted";

/** What packages are written to: the disk of this machine, and those of others as it can play them. */
export const disks: Readonly<Record<DiskName, Disk>> = {
  system: systemDisk,
  "without swap": withoutSwap,
  mounted: mounted(systemDisk),
};
