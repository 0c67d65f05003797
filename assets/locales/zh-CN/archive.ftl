# 全部数据的开放档案：写出、核对、读入。

archive-title = 全部数据（开放档案）
archive-about = 把全部记录、修改记录、签过字封存的单据、照片和附件写成普通文件，不用本软件也能看、能核对；也可以在另一台电脑上用它新开一个内容相同的账套。写出的文件不加密，请妥善保管；密码和签名私钥不在其中。换电脑、日常保险请用上面的备份。
archive-export-zip = 存成 ZIP…
archive-export-folder = 存成文件夹…
archive-choose = 档案放到哪个文件夹
archive-busy = 正在写出…
archive-progress = 已完成 { $percent }%
archive-stop = 停止
archive-done = 全部数据已写出
archive-holds = { $records } 条记录、{ $entries } 条修改记录、{ $papers } 件封存单据、{ $attachments } 件照片和附件
archive-digest = 校验清单的指纹：{ $digest }
archive-lost = 有 { $count } 件照片或单据在账套里就打不开，档案里也没有。
archive-waiting = 有 { $count } 件单据签了字还没有封存，档案里只有签名，没有文件。
archive-broken = 修改记录有断口。档案照样写出，但不能再读入成新账套；先到“校验”里看断在哪里。

archive-begin-pick = 选择档案
archive-begin-zip = 选 ZIP 文件
archive-begin-folder = 选文件夹
archive-begin-found = { $firm }，{ $at } 写出：{ $entries } 条修改记录，{ $papers } 件封存单据，{ $attachments } 件照片和附件。
archive-begin-signed = 由该公司的电脑签名，公司指纹 { $fingerprint }
archive-begin-unsigned = 档案没有签名，只能核对文件是否完整，不能确定是谁写出的。
archive-begin-person = 谁先登录
archive-begin-person-hint = 这里只列能给别人设密码的人。密码不在档案里：先给这个人设一个，其他人由他在“人员”里设。
archive-begin-letter = 这台电脑的字母
archive-begin-letter-hint = 原有电脑的字母不能再用，否则会出现相同的单据编号。
archive-begin-go = 核对并读入
archive-begin-working = 正在核对并读入…
archive-begin-nobody = 档案里没有能给别人设密码的在职人员，不能用它新开账套。

fault-archive-not_an_archive = 这不是本软件写出的开放档案。
    .todo = 选择含有 SHA256SUMS 和 manifest.json 的文件夹，或者整个 ZIP 文件。
fault-archive-altered = 档案里的 { $file } 与写出时不同，或者缺少。没有读入任何内容。
    .todo = 换一份没有改动过的档案再试。
fault-archive-newer = 档案由较新的程序（{ $program }）写出，这个程序读不懂。没有读入任何内容。
    .todo = 先升级本软件，再读入。
fault-archive-not_blank = 这里已经有账套。没有读入任何内容。
    .todo = 在没有账套的电脑上，首次启动时选择“从开放档案新开账套”。
fault-archive-chain_broken = 档案里的修改记录有断口。没有读入任何内容。
    .todo = 到原来的账套运行“校验”，找到断口；或者用更早的备份。
fault-archive-tables_differ = 档案里 { $table } 的记录与修改记录算出来的不一致。没有读入任何内容。
    .todo = 到原来的账套运行“校验”，看这张表是否被绕过程序改动过。
fault-archive-foreign_signature = 档案的签名不是这家公司的。没有读入任何内容。
    .todo = 向交给你档案的人核对，换一份再试。
fault-archive-person = 这个人不能先登录。没有读入任何内容。
    .todo = 从列表里选一个能给别人设密码的人。
fault-archive-letter_taken = 这个字母已属于公司的另一台电脑。没有读入任何内容。
    .todo = 从列表里选一个没有用过的字母。

# 档案里的说明文件。
archive-readme =
    { $firm } 的全部数据
    ====================

    写出时间：{ $at }（{ $zone }）    程序：Aftercare { $program }
    修改记录 { $entries } 条，封存单据 { $papers } 件，照片和附件 { $attachments } 件，打不开而没有写出的 { $lost } 件。

    这是普通文件，不需要本软件。文件没有加密，里面有客户的个人信息，请妥善保管。

    文件
    ----
    manifest.json      概要：公司、时间、各类记录的条数和校验值、每台电脑修改记录的最后一环。
    records/           每类记录一个文件，每行一条，JSON 格式，UTF-8；下面列出每个文件是什么。
    journal/entries.jsonl
                       全部修改记录，按发生次序，每行一条：谁、何时、在哪台电脑上、做了什么、
                       每个字段从什么改成什么（payload 里是 字段: [原值, 新值]）。各类记录都能由它重新算出。
    papers/            客户签字后封存的 PDF，文件名是单据编号；带 -stamped 的另有时间戳。
    attachments/       照片、扫描件、印章图等，文件名是内容的 SHA-256。
    certificates/      公司根证书（root-…）、各电脑证书（device-…）、电脑名单（devices-…）。
    schema.sql         数据库结构，带说明。
    SHA256SUMS         每个文件的 SHA-256。SHA256SUMS.sig 是写出档案的电脑对它的签名。

    约定
    ----
    时间是 1970-01-01 00:00 UTC 以来的毫秒数；日期写成 2026-11-23；金额单位是分；id 是 UUID；
    名字叫 customer、ticket、visit … 的字段是另一类记录的 id；64 位十六进制是附件的文件名。
    依法删除的个人信息不在任何文件里：那些修改记录的 payload 为 null，链条仍然完整。

    不用本软件怎样核对
    ------------------
    1. 文件有没有被改：在这个文件夹里运行  sha256sum -c SHA256SUMS
       （Windows：用 certutil -hashfile 文件名 SHA256 逐个对照）。
    2. 档案是谁写的：SHA256SUMS.sig 里 device、root 是证书（DER，十六进制），signature 是 ECDSA P-256 签名
       （r、s 各 32 字节，十六进制），用 device 证书的公钥按 SHA-256 核对。被签的内容依次是：文字 seal/bytes/1、
       一个 0 字节、文字 aftercare archive v1、换行、SHA256SUMS 文件的 SHA-256（小写十六进制）、换行。
    3. 封存单据：用任何能看 PDF 签名的软件打开 papers/ 里的文件，把 certificates/root-….cer 设为信任；
       或者用随本软件提供的核对程序 aftercare-verify。
    4. 修改记录：每条的 payload_digest = BLAKE3 派生模式（context "chain 2026-11 salted payload digest v1"）
       对 16 字节 salt 加 payload 原文；hash = BLAKE3 派生模式（context "chain 2026-11 link of one journal entry v1"）
       依次对 上一条的 hash（第一条前面是 32 个 0 字节）、payload_digest、sequence、stamp、entered_at、happened_at
       （各 8 字节，小端），再对 device、zone、actor、command、tx、table、record（每项前面是 8 字节小端长度；
       device 是 UUID 文字，actor、tx、record 是 16 字节）。每台电脑一条链，sequence 从 1 开始不间断，
       最后一环与 manifest.json 的 heads 相同。

    读回本软件
    ----------
    在没有账套的电脑上启动本软件，选择“从开放档案新开账套”。程序核对每个文件，再由修改记录重建全部记录，
    与 records/ 逐条比较，全部相同才保存。
    带不走的：密码（先给一个人设新密码，其他人由他设）、签名私钥和公司根私钥（新电脑自己生成；以前封存的单据
    仍按档案里的旧根证书核对）、打开的草稿、这台电脑的设置（如单据文件夹）。要连同这些一起搬，请用“备份”。

    records/ 里的文件
    -----------------

archive-tables-xlsx = 全部导出为 Excel
archive-tables-csv = 全部导出为 CSV
archive-tables-about = 每类记录一张表，列名和状态都是屏幕上的说法；用来看、算、搬到别的系统。要能证明、能读回来的，用上面的档案包。
archive-tables-done = 已写好 { $tables } 张表，{ $rows } 行。
archive-kind-acceptance_issue = 验收时客户提出的问题
archive-kind-acceptance_round = 验收（每一轮）
archive-kind-acceptance_stage = 项目验收阶段
archive-kind-acceptance_transition = 验收的状态变化
archive-kind-archive_export = 写出全部数据的记录
archive-kind-archive_import = 由档案新开账套的记录
archive-kind-list_line = 分类清单的行
archive-kind-branch = 网点
archive-kind-certificate = 证书
archive-kind-certificate_withdrawal = 证书的作废
archive-kind-clock_step = 电脑时钟被调整的记录
archive-kind-company = 公司
archive-kind-contact = 客户的联系人
archive-kind-custody_item = 客户物品（代管）
archive-kind-custody_check = 修好物品的验讫
archive-kind-custody_transition = 客户物品的状态变化
archive-kind-customer = 客户
archive-kind-customer_copy = 给客户的副本
archive-kind-customer_erasure = 依法删除个人信息的记录
archive-kind-customer_export = 导出客户档案的记录
archive-kind-customer_merge = 客户档案的合并
archive-kind-customer_seen = 新建档案的查看
archive-kind-customer_stage = 客户所处阶段
archive-kind-device = 公司的电脑
archive-kind-device_list = 发布的电脑名单
archive-kind-equipment = 客户的设备
archive-kind-fault_report = 故障分析报告
archive-kind-filed_document = 封存单据
archive-kind-filed_stamp = 封存单据的时间戳
archive-kind-import_mapping = 导入时各列的对应
archive-kind-issued_number = 发出的编号
archive-kind-paper = 编号单据
archive-kind-paper_copy = 给客户的单据副本
archive-kind-paper_print = 单据的打印
archive-kind-paper_signature = 单据上的签名
archive-kind-paper_transition = 单据的状态变化
archive-kind-part = 配件
archive-kind-person = 公司的人员
archive-kind-phone = 客户的电话
archive-kind-policy_value = 改动过的规定
archive-kind-price_item = 价目
archive-kind-product_defect = 产品缺陷
archive-kind-project_document = 项目资料
archive-kind-refusal = 被拒绝的操作
archive-kind-repeat_declined = 不认返修的记录
archive-kind-scan_inbox = 待认领的扫描件
archive-kind-service_voucher = 服务凭证
archive-kind-signature = 验收签名
archive-kind-site = 客户的地点
archive-kind-table_export = 导出列表的记录
archive-kind-ticket = 工单
archive-kind-ticket_contact = 同一件事的再次来电
archive-kind-ticket_note = 工单的记事
archive-kind-ticket_transition = 工单的状态变化
archive-kind-time_authority = 时间戳机构
archive-kind-vip_file = VIP 档案
archive-kind-vip_review = VIP 档案的复核
archive-kind-receipt_return = 客户收据的收回与遗失声明
archive-kind-visit = 上门
archive-kind-visit_fee = 上门的费用
archive-kind-visit_guidance = 上门前的远程指导
archive-kind-visit_part = 上门用的配件
archive-kind-visit_photo = 上门的照片
archive-kind-attachment = 工单、上门和客户的附件
archive-kind-complaint = 投诉
archive-kind-feedback = 建议
archive-kind-hotline_call = 热线来电
archive-kind-visit_template = 上门模板
archive-kind-visit_time = 上门的用时
archive-kind-visit_transition = 上门的状态变化
