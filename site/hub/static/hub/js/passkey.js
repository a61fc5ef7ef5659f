/* Passkeys: the page holds what the server asks for, the browser answers, the form is sent.
   The server writes bytes as base64url, as the standard's JSON does. */

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function asked(options) {
  const key = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
  ["excludeCredentials", "allowCredentials"].forEach((name) => {
    if (key[name]) key[name] = key[name].map((one) => ({ ...one, id: bytes(one.id) }));
  });
  return { publicKey: key };
}

function answered(credential) {
  const response = {};
  ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
    .forEach((name) => {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    });
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

function ready(form) {
  const data = document.getElementById(form.dataset.options);
  const failed = form.querySelector("[data-failed]");
  form.hidden = false;
  document.querySelectorAll("[data-no-passkey]").forEach((part) => { part.hidden = true; });
  form.querySelector("button").addEventListener("click", async () => {
    failed.hidden = true;
    try {
      const options = asked(JSON.parse(data.textContent));
      const credential = await navigator.credentials[form.dataset.passkey](options);
      form.elements.credential.value = JSON.stringify(answered(credential));
      form.submit();
    } catch (error) {
      failed.hidden = false;
    }
  });
}

if (window.PublicKeyCredential && navigator.credentials) {
  document.querySelectorAll("form[data-passkey]").forEach(ready);
}
