import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const generated = fileURLToPath(new URL("generated/src", import.meta.url));

/** The recipes of the documentation, which need packages of their own: `npm run recipes`. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^@specmill\/share-clients\/(.*)$/, replacement: `${generated}/$1/index.ts` }],
  },
  test: {
    include: ["docs/recipes/*.test.ts"],
    testTimeout: 60_000,
  },
});
