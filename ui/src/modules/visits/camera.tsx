// The camera of this computer. WebKit may not offer one: then a file is chosen instead.
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text';

/** Whether a camera may be asked for at all. */
export const hasCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function';

/** Shows what the camera sees; each press keeps one picture. */
export function Camera({ shoot, failed, close }: { shoot: (file: File) => void; failed: () => void; close: () => void }) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  // Before its first frame a press would keep an empty picture.
  const [live, setLive] = useState(false);
  const tell = useRef(failed);
  tell.current = failed;
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 } } }).then((found) => {
      if (gone) return found.getTracks().forEach((track) => track.stop());
      stream = found;
      if (video.current) video.current.srcObject = found;
      return undefined;
    }, () => tell.current());
    return () => {
      gone = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  const keep = () => {
    const from = video.current;
    if (!from) return;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [from.videoWidth, from.videoHeight];
    canvas.getContext('2d')?.drawImage(from, 0, 0);
    canvas.toBlob((blob) => blob ? shoot(new File([blob], 'camera.jpg', { type: 'image/jpeg', lastModified: Date.now() })) : tell.current(), 'image/jpeg', 0.9);
  };
  return (
    <Modal open width={760} title={t('visits-photo-live')} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a viewfinder has no sound */}
      <video ref={video} className="vs-camera" autoPlay playsInline muted onLoadedData={() => setLive(true)} />
      <Button size="large" type="primary" disabled={!live} onClick={keep}>{t('visits-photo-shoot')}</Button>
    </Modal>
  );
}
