export const OTHER = 'https://other.example'

export const JSON_TYPE = ['Content-Type', 'application/json'] as const

/** Builds the headers and the body of a form with one file. */
export function formWith(
  name: string,
  content: string,
): { body: string; headers: [string, string][] } {
  const lines = [
    '--edge',
    `Content-Disposition: form-data; name="${name}"; filename="a take.wav"`,
    'Content-Type: audio/wav',
    '',
    content,
    '--edge--',
    '',
  ]
  return {
    body: lines.join('\r\n'),
    headers: [['Content-Type', 'multipart/form-data; boundary=edge']],
  }
}
