import { readFileSync } from "node:fs";
import type { CallRequest } from "../../generator/runtime/call.js";
import type { Client, ClientOptions } from "../../generator/runtime/client.js";
import type { Failure, Success, Unexpected } from "../../generator/runtime/result.js";
import type { CredentialSource } from "../../generator/runtime/security.js";
import { generatedFrom, runModules } from "../harness/package.js";
import type { Server } from "./server.js";

/** The package of `shop.yaml`, which has what the contracts of `specs/` do not. */

const document = readFileSync(new URL("shop.yaml", import.meta.url), "utf8");
export const { files: shopFiles } = await generatedFrom({ "shop.yaml": document }, "shop.yaml");

const paths = ["src/shop/operations.ts", "src/shop/client.ts", "src/runtime/index.ts"];
const [operations = {}, clients = {}, runtime = {}] = await runModules(shopFiles, paths);

export type ShopClient = Client<Record<string, Record<"get", object>>>;
export type ShopRequest = CallRequest & { readonly headers?: Readonly<Record<string, unknown>> };
export type ShopResult = AnySuccess | Failure<unknown, unknown, string | undefined, Headers> | Unexpected;
type AnySuccess = Success<unknown, unknown, string | undefined, Headers>;
type Headers = Record<string, unknown>;

export interface ShopOptions extends ClientOptions {
  readonly auth?: Readonly<Record<string, CredentialSource<unknown>>>;
}

/** Calls an operation of the shop by its name. */
export function callShop(client: ShopClient, name: string, request?: ShopRequest): Promise<ShopResult> {
  const operation = operations[name] as (client: ShopClient, request?: ShopRequest) => Promise<ShopResult>;
  return operation(client, request);
}

/** A client of the shop at a server. */
export function shopAt({ url }: Pick<Server, "url">, options: ShopOptions = {}): ShopClient {
  return (clients.createShopClient as (options: ShopOptions) => ShopClient)({ baseUrl: url, ...options });
}

/** What the package has for all its APIs. */
export const shopRuntime = runtime as unknown as typeof import("../../generated/src/runtime/index.js");
