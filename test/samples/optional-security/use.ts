import { createSpecClient } from "sample/spec";

// One operation needs no token, so the client can do without one.
createSpecClient({ baseUrl: "https://api.example.com" });
createSpecClient({ baseUrl: "https://api.example.com", token: "t" });
createSpecClient({ baseUrl: "https://api.example.com", token: async () => "t" });
// @ts-expect-error a token is a text
createSpecClient({ baseUrl: "https://api.example.com", token: 1 });
