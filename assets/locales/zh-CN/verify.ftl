# 给客户用的核验程序的句子。

verify-usage =
    aftercare-verify 文件或文件夹… [--root 证书]… [--devices 电脑清单]… [--time-root 证书]… [--json] [--lang zh-CN|en]

    核验封存的报告是否与某公司的电脑封存时一个字节都不差。不联网。
      --root       公司的根证书；请先与公司核对指纹，再以它为准
      --devices    公司的电脑清单，用来知道哪些电脑已丢失
      --time-root  您信任的时间戳机构的证书
    退出码：0 完好，1 已被改动，2 不是所给公司封存的或公司未经证实，3 电脑停用之后签的。

verify-colon = ：
verify-comma = ，

verify-intact = 完好。自该公司的电脑封存以来，一个字节都没有变。
verify-altered = 已被改动。文件曾经封存，但已不是当时那一份，不能作准。
verify-not_ours = 无法判断。此文件不是由所给公司封存的，按没有凭据对待。
verify-signed_after_revocation = 电脑停用之后签的。文件封存后没有改动，但公司已不为这台电脑负责。
verify-unproven = 没有改动，但公司未经证实。自封存以来一个字节都没有变；但任何人都能用这个名字封存。

verify-finding-content = 封存之后，页面或内容被改动。
verify-finding-seal = 封印本身被改动。
verify-finding-padding = 封印或时间戳后面的空位里被塞进了东西。
verify-finding-range = 封印所覆盖的范围被改动。
verify-finding-truncated = 文件不完整，缺了末尾。
verify-finding-appended = 封存之后，文件末尾被加了东西。
verify-finding-stamp = 时间戳或它周围的内容被改动。
verify-finding-second_seal = 文件里有不止一个封印。
verify-finding-attachment_mismatch = 文件里附的报告不是封存的那一份。
verify-finding-unreadable = 有封印的痕迹，但文件损坏太重，无法细说。
verify-finding-not_pdf = 这不是 PDF 文件。
verify-finding-no_signature = 这份 PDF 没有封印。
verify-finding-foreign_signature = 这份 PDF 由别的程序签名，请用那个程序核验。
verify-finding-foreign_root = 已封存且没有改动，但不是由所给的公司封存。下面的名字是它自称的。
verify-after-claimed = 文件自己写明是在那之后封存的。
verify-after-unproven = 文件说是在那之前封存的，但只有那台电脑自己这么说，没有别的可以证明。

verify-label-firm = 公司
verify-label-fingerprint = 公司根证书指纹
verify-label-number = 报告编号
verify-label-customer = 客户
verify-label-ticket = 工单
verify-label-visit = 上门
verify-label-equipment = 报修设备
verify-label-declaration = 声明
verify-label-signer = 签字人
verify-label-order = 先后
verify-label-device = 封存于
verify-label-claimed-at = 封存时间
verify-label-reason = 事由
verify-label-place = 地点
verify-label-stamp = 时间戳
verify-label-list = 电脑清单
verify-label-revoked = 电脑已停用
verify-label-sha256 = 文件 SHA-256

verify-device = { $name }（{ $id }，证书号 { $serial }）
verify-claimed-at = { $at }（那台电脑的时钟）
verify-signer = { $name }（{ $about }）
verify-unsigned = 没有人签字，由 { $name } 如实登记
verify-evidence-holds = ；签字证据属于这份报告
verify-evidence-missing = ；没有属于这份报告的签字证据，姓名不能作准
verify-relation-self = 本人
verify-relation-employee = 单位员工
verify-relation-family = 家属
verify-proxy = 代签：{ $reason }
verify-conducted = 经办：{ $name }（登录确认）
verify-relation-other = 其他人
verify-method-handwriting = 屏幕手写
verify-method-paper_scan = 纸上签字，扫描件在文件里
verify-method-company_seal = 公司公章
verify-order-first = 那台电脑上的第一份签字（标记 { $own }）
verify-order-after = 紧接同一台电脑的标记 { $previous } 之后；本份标记 { $own }
verify-order-file = 在同一台电脑上紧接 { $file } 之后（标记 { $own }）
verify-order-gap = 在标记为 { $previous } 的签字之后，给出的文件里没有那一份：中间缺了文件（本次标记 { $own }）
verify-sequence = { $device } 上签字的先后次序：
verify-sequence-gap = —— 中间缺至少一份 ——
verify-stamp-trusted = 您信任的 { $authority } 证明：{ $at } 时文件已经存在
verify-stamp-untrusted = { $authority } 于 { $at } 所盖；该机构不在您给出的机构之列，单凭它证明不了什么
verify-list = 第 { $number } 号，{ $dated }
verify-list-without = 第 { $number } 号，{ $dated }；这台电脑不在其中
verify-revoked = { $at }，{ $reason }
verify-reason-lost = 丢失
verify-reason-sold = 已出售
verify-reason-replaced = 已更换密钥
verify-reason-other = 其他原因
verify-before-stamped = ；时间戳表明本文件更早
verify-before-vouched = ；在那之前公司已持有本文件
verify-before-claimed = ；按那台电脑的时钟本文件更早，旧密钥已销毁

verify-compare = 请用您从别处得知的电话向公司询问其根证书的指纹，逐组核对。一致之后，用 --root 再核验一次。
verify-beside = 文件旁边有一份指纹相同的证书：{ $file }。核对之前，它证明不了什么。
verify-not-proved = 以上不能证明：
verify-open-firm = 确实由上面所写的公司封存
verify-open-pen = 是谁握的笔：姓名是当时录入的
verify-open-time = 何时封存：时间来自那台电脑的时钟
verify-open-time_before_stamp = 比时间戳早多少封存：那个时间来自那台电脑的时钟
verify-open-time_untrusted_stamp = 何时封存：没有您信任的机构盖时间戳
verify-open-content = 报告所写的内容属实
verify-open-device = 电脑当时还在公司手里：没有给出公司的电脑清单
verify-open-list_is_newest = 电脑清单是最新的：请与公司核对号数和日期
verify-open-court = 法院一定认作可靠电子签名

verify-unreadable-file = 无法读取 { $file }。
verify-not-a-certificate = { $file } 不是证书。
verify-list-unreadable = 所给的电脑清单读不出或已损坏。没有进行核验。
verify-list-forged = 所给的电脑清单不是由它所写的公司签发的。没有进行核验。
