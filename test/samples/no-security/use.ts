import { createSpecClient } from "sample/spec";

// The contract names no server, so the caller must.
createSpecClient({ baseUrl: "https://api.example.com" });
// @ts-expect-error where the API is
createSpecClient({});
// @ts-expect-error nobody asks who is calling
createSpecClient({ baseUrl: "https://api.example.com", token: "t" });
