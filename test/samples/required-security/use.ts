import { createSpecClient } from "sample/spec";

createSpecClient({ baseUrl: "https://api.example.com", token: "t" });
// @ts-expect-error every operation asks who is calling
createSpecClient({ baseUrl: "https://api.example.com" });
