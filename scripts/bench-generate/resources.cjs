/**
 * Loaded into every Node process of a candidate before anything else: when the process exits, it leaves a file with its
 * CPU time and its peak memory in the folder that `BENCH_RESOURCES` names.
 */
const { isMainThread } = require("node:worker_threads");

const folder = process.env.BENCH_RESOURCES;
if (folder !== undefined && isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const resources = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 };
    require("node:fs").writeFileSync(`${folder}/${process.pid}.json`, JSON.stringify(resources));
  });
}
