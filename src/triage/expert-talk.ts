const words =
  /\b(?:(?:java|type)script|office\.?js|node\.?js|python|vba|c#|powershell|cmdlets?|gpos?|(?:graph|rest) api|sdk|webhooks?|json|sql server|docker|kubernetes|github|gitlab|npm|selenium|web ?view ?2|sccm|mecm|admin cent(?:er|re)|(?:autopilot|configuration|deployment) profiles?|all tenants|our tenant|linux|ubuntu|cups)\b/i;

/** Words of people who build or run such things, and no words of error messages: first aid is not what they look for. */
export const isExpertTalk = (text: string): boolean => words.test(text);
