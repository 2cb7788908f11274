import { defineConfig } from "vitest/config";
import config from "./vitest.config.js";

/** What is thorough and slow: `npm run test:deep`. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ["test/**/*.deep.test.ts"],
    exclude: [],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
