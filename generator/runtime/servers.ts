/**
 * Resolves the relative address of a server against that of the API (RFC 3986 §5.2), which may itself be relative to a
 * page. Where there is neither, it stays relative.
 */
export function relativeServer(url: string): (baseUrl: string) => string {
  return (baseUrl) => {
    const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
    return URL.canParse(baseUrl, page) ? new URL(url, new URL(baseUrl, page)).href : url;
  };
}
