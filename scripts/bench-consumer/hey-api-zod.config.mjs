/** hey-api's client with its validators in use: no option of its command asks for that. */
export default {
  input: process.env.BENCH_DOCUMENT,
  output: process.env.BENCH_OUT,
  logs: { file: false },
  plugins: ["@hey-api/typescript", "zod", "@hey-api/client-fetch", { name: "@hey-api/sdk", validator: true }],
};
