import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those are thorough and slow (see vitest.deep.config.ts), or need a browser (see vitest.browser.config.ts).
    exclude: ["test/**/*.deep.test.ts", "test/browser/**"],
    // Every core: the files know nothing of each other.
    maxWorkers: "100%",
    // The compilers that nearly every file needs are loaded once for each core.
    isolate: false,
    setupFiles: ["test/harness/setup.ts"],
    // Type checking and packing run compilers; nothing here measures time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
