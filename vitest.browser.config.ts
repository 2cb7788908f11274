import { defineConfig } from "vitest/config";
import config from "./vitest.config.js";

/** What runs in a real browser, where there is one: `npm run test:browser`. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ["test/browser/*.test.ts"],
    exclude: [],
  },
});
