import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { updateShare } from "@specmill/share-clients/rapidly";
import { afterAll, beforeEach, describe, expect } from "vitest";
import { hangUp } from "../../test/http/answers.js";
import { it, rapidlyAt, rejection, shareId, unknownId } from "../../test/http/fixtures.js";
import { tracing } from "./tracing.js";

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
beforeEach(() => exporter.reset());
afterAll(() => {
  for (const api of [trace, propagation, context]) api.disable();
});

const spans = () => exporter.getFinishedSpans();

describe("a traced call", () => {
  it("is a span of a client by the conventions, and its trace goes on at the server", async ({ server }) => {
    const rapidly = rapidlyAt(server);
    rapidly.use(tracing());
    await updateShare(rapidly, { path: { id: shareId }, body: { name: "Frogs" } });
    expect(spans()).toMatchObject([{ name: "PATCH /api/shares/{id}", kind: SpanKind.CLIENT, status: {} }]);
    const [span] = spans();
    expect(span?.attributes).toEqual({
      "http.request.method": "PATCH",
      "url.template": "/api/shares/{id}",
      "url.full": `${server.url}/api/shares/${shareId}`,
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(server.url).port),
      "http.response.status_code": 200,
    });
    const { traceId, spanId } = span?.spanContext() ?? {};
    expect(server.requests[0]?.headers.traceparent).toBe(`00-${traceId}-${spanId}-01`);
  });

  it("that fails says with which status, or with which error", async ({ server }) => {
    const rapidly = rapidlyAt(server);
    rapidly.use(tracing());
    await updateShare(rapidly, { path: { id: unknownId }, body: {} });
    server.answerWith(hangUp);
    await rejection(updateShare(rapidly, { path: { id: shareId }, body: {} }));
    expect(spans().map(({ status, attributes }) => [status.code, attributes["error.type"]])).toEqual([
      [SpanStatusCode.ERROR, "404"],
      [SpanStatusCode.ERROR, "TypeError"],
    ]);
  });
});
