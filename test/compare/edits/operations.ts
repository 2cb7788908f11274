import { append, drop, type Edit, edit, path, put, ref, rename } from "./edit.js";

const text = { type: "string" };
const listParameters = path("/orders", "get", "parameters");
const created = path("/orders", "post", "responses", "201", "content");
const problem = { description: "No.", content: { "application/json": { schema: ref("Problem") } } };

/** Operations, parameters, bodies and statuses. */
export const operationEdits: readonly Edit[] = [
  edit(
    "operation added",
    put(path("/orders/{id}", "head"), {
      operationId: "hasOrder",
      responses: { "204": { description: "It is there." } },
    }),
  ),
  edit("operation removed", drop(path("/orders/{id}", "delete"))),
  edit("operation renamed", put(path("/orders", "get", "operationId"), "findOrders")),
  edit(
    "operation deprecated",
    put(path("/orders", "get", "deprecated"), true),
    put(path("/orders", "get", "summary"), "Do not use it."),
  ),
  edit("path changed", rename(path("/orders/{id}"), "/purchases/{id}")),
  edit(
    "path parameter renamed",
    rename(path("/orders/{id}"), "/orders/{order}"),
    put(path("/orders/{order}", "parameters", 0, "name"), "order"),
  ),
  edit("optional parameter added", append(listParameters, { name: "page", in: "query", schema: { type: "integer" } })),
  edit(
    "required parameter added",
    append(listParameters, { name: "page", in: "query", required: true, schema: { type: "integer" } }),
  ),
  edit(
    "required parameter added where a call needed nothing",
    append(path("/orders/{id}", "parameters"), { name: "X-Shop", in: "header", required: true, schema: text }),
  ),
  edit("parameter removed", drop([...listParameters, 2])),
  edit("parameter became required", put([...listParameters, 0, "required"], true)),
  edit("parameter became optional", drop([...listParameters, 1, "required"])),
  edit("type of a parameter changed", put([...listParameters, 1, "schema"], text)),
  edit("type of a parameter widened", put([...listParameters, 1, "schema", "type"], ["integer", "string"])),
  edit("bounds of a parameter tightened", put([...listParameters, 1, "schema", "maximum"], 10)),
  edit("parameter moved from header to query", put([...listParameters, 3, "in"], "query")),
  edit("body became required", put(path("/orders/{id}", "patch", "requestBody", "required"), true)),
  edit("body became optional", put(path("/orders", "post", "requestBody", "required"), false)),
  edit("body removed", drop(path("/orders/{id}", "patch", "requestBody"))),
  edit(
    "body added, optional",
    put(path("/orders/{id}", "delete", "requestBody"), {
      content: { "application/json": { schema: ref("OrderUpdate") } },
    }),
  ),
  edit(
    "body of another schema",
    put(path("/orders", "post", "requestBody", "content", "application/json", "schema"), ref("OrderUpdate")),
  ),
  edit(
    "media type of a body changed",
    rename(path("/orders/{id}", "patch", "requestBody", "content", "application/json"), "application/merge-patch+json"),
  ),
  edit("media type of a response changed", rename([...created, "application/json"], "application/vnd.order+json")),
  edit("failure added", put(path("/orders/{id}", "get", "responses", "403"), problem)),
  edit("failure removed", drop(path("/orders/{id}", "get", "responses", "404"))),
  edit(
    "success added",
    put(path("/orders", "post", "responses", "202"), {
      description: "Later.",
      content: { "application/json": { schema: ref("Line") } },
    }),
  ),
  edit(
    "success without a body added",
    put(path("/orders", "post", "responses", "204"), { description: "Nothing to say." }),
  ),
  edit("success changed its status", rename(path("/orders", "post", "responses", "201"), "200")),
  edit("success of another schema", put([...created, "application/json", "schema"], ref("Line"))),
  edit("success lost its body", drop(created)),
  edit(
    "success got a body",
    put(path("/orders/{id}", "delete", "responses", "204"), {
      description: "It is gone.",
      content: { "application/json": { schema: ref("Order") } },
    }),
  ),
  edit(
    "property of an answer without a name removed",
    drop(path("/orders", "get", "responses", "200", "content", "application/json", "schema", "properties", "next")),
  ),
  edit(
    "token needed",
    put(["components", "securitySchemes"], { token: { type: "http", scheme: "bearer" } }),
    put(["security"], [{ token: [] }]),
  ),
  edit("server removed", drop(["servers"])),
  edit("server changed", put(["servers", 0, "url"], "https://other.example.com")),
];
