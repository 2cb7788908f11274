import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Middleware } from "@specmill/share-clients/runtime";

/** Traces calls by the semantic conventions of OpenTelemetry for HTTP clients. */
export const tracing = (spans = new Map<string, Span>()): Middleware => ({
  onRequest({ id, request, schemaPath }) {
    const span = startSpan(request, schemaPath);
    const traced = trace.setSpan(context.active(), span);
    propagation.inject(traced, request.headers, { set: (headers, name, value) => headers.set(name, value) });
    spans.set(id, span);
  },
  onResponse: ({ id, response }) => endSpan(spans, id, response.status),
  onError: ({ id, error }) => endSpan(spans, id, error),
});

function startSpan({ method, url }: Request, template: string): Span {
  const { origin, pathname, hostname, port, protocol } = new URL(url);
  const attributes = {
    "http.request.method": method,
    "url.template": template,
    "url.full": origin + pathname, // without the query, which may hold secrets
    "server.address": hostname,
    "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
  };
  return trace.getTracer("share-clients").startSpan(`${method} ${template}`, { kind: SpanKind.CLIENT, attributes });
}

/** Ends a span with the status of the response, or with what `fetch` rejected with. */
function endSpan(spans: Map<string, Span>, id: string, outcome: unknown): void {
  const span = spans.get(id);
  if (typeof outcome === "number") span?.setAttribute("http.response.status_code", outcome);
  if (typeof outcome !== "number" || outcome >= 400) {
    span?.setAttribute("error.type", outcome instanceof Error ? outcome.name : String(outcome));
    span?.setStatus({ code: SpanStatusCode.ERROR });
  }
  span?.end();
  spans.delete(id);
}
