import { describe, expect, it } from "vitest";
import { emitClient } from "../../generator/4-emit/client.js";
import { modelOf, path, type Sample } from "./operations-sample.js";

const read = { path: path("/notes") };
const emitted = (sample: Partial<Sample>) => emitClient(modelOf({ operations: { read }, ...sample }))?.text ?? "";

describe("emitClient", () => {
  it("reads as if written by hand", async () => {
    await expect(emitted({})).toMatchFileSnapshot("expected/client.ts.txt");
  });

  it("names everything after the API", () => {
    const text = emitted({ name: "2-fast-shares" });
    for (const name of [
      "type _2FastSharesClient ",
      "interface _2FastSharesClientOptions ",
      "create_2FastSharesClient(",
    ]) {
      expect(text).toContain(name);
    }
  });

  it("asks for a token only where every operation needs one", () => {
    const some = emitted({ operations: { read, open: { security: [] } } });
    expect(some).toContain("readonly token?: CredentialSource<string>;");
    expect(some).toContain("(options?: NotesClientOptions)");
    expect(some).toContain("const { token, ...rest } = options ?? {};");
    expect(some).toContain('server: "https://notes.example/v1"');
    expect(emitted({ operations: { open: { security: [] } } })).toContain("type NotesClientOptions = ClientOptions;");
  });

  it.each(["/", "/v1", "v1"])("asks for the address where the contract has it as %j", (server) => {
    const text = emitted({ servers: [server] });
    expect(text).toContain("readonly baseUrl: string;");
    expect(text).not.toContain("server:");
  });

  it("is nothing for a contract without operations", () => {
    expect(emitClient(modelOf({ operations: {} }))).toBeUndefined();
  });

  it("takes the texts of a contract as data", () => {
    const text = emitted({ title: "*/ hostile() /*", servers: [`https://x.example/"+hostile()+'`] });
    expect(text).toContain("*\\/ hostile() /\\*");
    expect(text).toContain(`server: "https://x.example/\\"+hostile()+'"`);
  });
});
