/** Errors that say that the caller may not, whatever it asks for. */
export const DENIED_NAMES =
  /AccessDenied|UnauthorizedOperation|AuthorizationError|UnrecognizedClient|InvalidClientTokenId|ExpiredToken|AuthFailure/;
