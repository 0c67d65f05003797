# 封存的文件：种类、验真的结论、拒绝的句子。

documents-title = 文件
documents-kind-visit_report = 服务报告单
documents-kind-acceptance_report = 验收报告
documents-verdict-intact = 完好
documents-verdict-altered = 已被改动
documents-verdict-not_ours = 不是我们封存的
documents-finding-content = 封存之后，页面或内容被改动。
documents-finding-seal = 封印本身被改动。
documents-finding-padding = 封印后面的空位里被塞进了东西。
documents-finding-range = 封印所覆盖的范围被改动。
documents-finding-truncated = 文件不完整，末尾缺了一段。
documents-finding-appended = 封存之后，文件末尾又加了内容。
documents-finding-second_seal = 文件里有不止一个封印。
documents-finding-attachment_mismatch = 附在文件里的报告不是封存时的那一份。
documents-finding-unreadable = 有封印的痕迹，但文件已损坏，看不清。
documents-finding-not_pdf = 这不是 PDF 文件。
documents-finding-no_signature = 这个 PDF 没有封印。
documents-finding-foreign_signature = 这个 PDF 是用别的程序签的，要用那个程序核对。
documents-finding-foreign_root = 是用本程序封存的，没有改动，但封存它的公司不是本公司。

## 拒绝的句子

fault-signed-unchangeable = 已签字的内容不能改动，任何人都不能。
    .todo = 需要更正时，另出更正单，再请客户签字。
fault-documents-content_differs = 重新整理的内容与客户签的不一致，没有生成文件。签字记录仍在。
    .todo = 不要改动数据，联系信息管理员。
fault-documents-pages_differ = 重新排出的页面与客户看到的不一致，没有生成文件。签字记录仍在。
    .todo = 不要改动数据，联系信息管理员。
fault-documents-key_damaged = 这台电脑的封存密钥已损坏，不能封存文件。
    .todo = 用备份恢复，或联系信息管理员。
fault-paper-missing_glyph = 有一个字打印不出来：{ $character }（{ $code_point }）。
    .todo = 在标出的项里换一个写法，再试。
fault-field-missing_glyph = 有一个字打印不出来
fault-file-unreadable = 文件读不出来。
    .todo = 检查文件是否还在、U 盘是否插好，再试。
fault-folder-none_chosen = 还没有选定存放文件的文件夹。
    .todo = 在「文件」页选一个文件夹，再导出。
fault-folder-not_a_folder = 选的不是文件夹。
    .todo = 另选一个文件夹。
fault-field-not_a_folder = 不是文件夹
fault-folder-unreachable = 找不到选定的文件夹。
    .todo = 检查 U 盘或网络盘是否接好，或另选一个文件夹。
fault-folder-name_taken = 文件夹里已有同名文件 { $name }，内容不同，没有覆盖。
    .todo = 先把那个文件移走或改名，再导出。
fault-folder-outside = 文件名 { $name } 不能用，没有写入。
    .todo = 联系信息管理员。
fault-folder-write_failed = 写不进选定的文件夹。
    .todo = 检查磁盘空间和写入权限，再导出一次。

