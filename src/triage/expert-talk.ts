const words =
  /\b(?:(?:java|type)script|office\.?js|node\.?js|python|vba|c#|powershell|cmdlets?|gpos?|group polic(?:y|ies)|(?:graph|rest) api|api|sdk|webhooks?|json|xml|sql|ssh|docker|kubernetes|git(?:hub|lab)?|npm|selenium|web ?view ?2?|sccm|mecm|msi|tenants?|admin cent(?:er|re)|(?:autopilot|configuration|deployment) profiles?|entra id|azure ad|active directory|domain controllers?|(?:dns|dhcp|print|terminal) servers?|linux|ubuntu|cups|deploy(?:ing|ed|ment)?)\b/i;

/** Words of people who build or run such things: first aid for users is not what they look for. */
export const isExpertTalk = (text: string): boolean => words.test(text);
