# 命令行的句子。

cli-verify-intact = 完好：自封存以来一个字节都没有改动。公司：{ $firm }；设备：{ $device }；签名人：{ $signer }。
cli-verify-altered = 已被改动：此文件与封存时的内容不同。
cli-verify-withdrawn = 电脑停用之后签的：没有改动，但公司已不为封存它的电脑负责。
cli-verify-not-ours = 无法判断：此文件不是由给定的公司封存的。
