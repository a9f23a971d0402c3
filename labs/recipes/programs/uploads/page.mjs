// page.mjs

/**
 * @param {string} url
 * @param {Blob} photo
 * @param {(part: number) => void} onProgress
 * @returns {Promise<number>} the status
 */
export function upload(url, photo, onProgress) {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('photo', photo)
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () => resolve(request.status))
    request.addEventListener('error', () => reject(new Error('Blocked, or not reached')))
    request.open('POST', url)
    request.withCredentials = true
    request.send(form)
  })
}
